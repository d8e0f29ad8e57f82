import { COMMANDS, commandOf } from '../definitions/command-table.ts';
import { flagHelp } from '../help/flag-lines.ts';
import { commandHelp, fullHelp } from '../help/help.ts';
import { print } from '../output/print.ts';
import { surplusWord, topicOf, topicText } from '../topics/topics.ts';

/**
 * `discretize help`, `help COMMAND`, `help FLAG` and `help TOPIC [WORD]`: prints help.
 *
 * @returns the exit status
 * @throws DiscretizeError E_USAGE for an unknown topic
 */
export async function helpCommand(args: readonly string[]): Promise<number> {
  const words = args.filter((argument) => !['-h', '--help'].includes(argument));
  const [name, word] = words;
  if (name === undefined) return await print(fullHelp());
  const command = commandOf(words);
  if (command !== undefined) {
    const surplus = words[command.name.split(' ').length];
    if (surplus !== undefined) throw surplusWord(command.name, surplus);
    return await print(commandHelp(command));
  }
  const flag = topicOf(name) === undefined ? flagHelp(name) : undefined;
  if (flag !== undefined) return await print(flag);
  const commands = COMMANDS.filter((info) => !info.name.includes(' ')).map((info) => info.name);
  return await print(topicText(name, word, commands));
}
