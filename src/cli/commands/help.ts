import { COMMANDS, commandOf } from '../definitions/command-table.ts';
import { commandHelp, fullHelp } from '../help/help.ts';
import { print } from '../output/print.ts';
import { topicText } from '../topics/topics.ts';

/**
 * `discretize help`, `help COMMAND` and `help TOPIC [WORD]`.
 *
 * @returns the exit status
 * @throws DiscretizeError E_USAGE for a topic that there is not
 */
export async function helpCommand(args: readonly string[]): Promise<number> {
  const [name, word] = args.filter((argument) => !argument.startsWith('-'));
  if (name === undefined) return await print(fullHelp());
  const command = commandOf(args);
  if (command !== undefined) return await print(commandHelp(command));
  const commands = COMMANDS.filter((info) => !info.name.includes(' ')).map((info) => info.name);
  return await print(topicText(name, word, commands));
}
