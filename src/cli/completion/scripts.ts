/**
 * The completion script for Bash. All scripts call `discretize __complete SHELL INDEX WORD...`, with the words after
 * the command's name and the index of the current word. The first line of its output is `files`, `nospace`, both or
 * empty; each further line is a candidate: the word, a tab, and its description.
 *
 * The scripts run the command of that name in an absolute folder of the PATH, however the line begins: the Tab key
 * must not run a program of the same name in the working directory.
 */
const BASH = `# bash completion for discretize:  source <(discretize completion bash)
_discretize() {
  local IFS=$'\\n' answer candidates remarks program current="\${COMP_WORDS[COMP_CWORD]}"
  program=$(type -P discretize)
  [[ $program == /* ]] || return 0
  mapfile -t answer < <("$program" __complete bash $((COMP_CWORD - 1)) "\${COMP_WORDS[@]:1}" 2>/dev/null)
  remarks="\${answer[0]}"
  candidates=("\${answer[@]:1}")
  COMPREPLY=("\${candidates[@]%%$'\\t'*}")
  if [[ $remarks == *nospace* ]]; then compopt -o nospace; fi
  if [[ $remarks == *files* ]]; then
    [[ $current == = ]] && current=
    compopt -o filenames
    mapfile -t answer < <(compgen -f -- "$current")
    COMPREPLY+=("\${answer[@]}")
  fi
}
complete -F _discretize discretize
`;

const ZSH = `#compdef discretize
# zsh completion for discretize: put it where $fpath looks, as _discretize, or
# source <(discretize completion zsh)
_discretize() {
  local -a answer texts shown options
  local line program=$(whence -p discretize)
  [[ $program == /* ]] || return 1
  answer=("\${(@f)$("$program" __complete zsh $((CURRENT - 2)) "\${(@Q)words[2,-1]}" 2>/dev/null)}")
  for line in "\${(@)answer[2,-1]}"; do
    [[ -n $line ]] || continue
    texts+=("\${line%%$'\\t'*}")
    shown+=("\${line%%$'\\t'*}\${\${line#*$'\\t'}:+  -- \${line#*$'\\t'}}")
  done
  [[ $answer[1] == *nospace* ]] && options=(-S '')
  (( $#texts )) && compadd "\${(@)options}" -l -d shown -- $texts
  [[ $answer[1] == *files* ]] && { compset -P '--*='; _files }
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then _discretize "$@"; else compdef _discretize discretize; fi
`;

const FISH = `# fish completion for discretize; put it into ~/.config/fish/completions/discretize.fish
function __discretize_complete
    set -l program (command -s discretize)
    string match -q '/*' -- $program[1]; or return
    set -l before (commandline -opc)
    set -l current (commandline -ct)
    set -l all (commandline -op)
    set -l next (math (count $before) + 1)
    if test -n "$(commandline -t)"
        set next (math $next + 1)
    end
    set -l after $all[$next..-1]
    set -l answer ($program[1] __complete fish (math (count $before) - 1) $before[2..-1] "$current" $after 2>/dev/null)
    if string match -q '*files*' -- $answer[1]
        set -l path (string replace -r '^--[a-z-]+=' '' -- "$current")
        set -l flag (string replace -- "$path" '' "$current")
        __fish_complete_path "$path" | string replace -r '^' -- "$flag"
    end
    for line in $answer[2..-1]
        echo $line
    end
end
complete -c discretize -f -a '(__discretize_complete)'
`;

const POWERSHELL = `# PowerShell completion for discretize; for every session, in $PROFILE:
# discretize completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName discretize -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $elements = @($commandAst.CommandElements | Select-Object -Skip 1)
    $words = @($elements | ForEach-Object { $_.Extent.Text.Trim("'", '"') })
    $index = @($elements | Where-Object { $_.Extent.EndOffset -lt $cursorPosition }).Count
    if ($index -ge $words.Count) { $words += '""' }
    $program = Get-Command discretize -CommandType Application, ExternalScript -ErrorAction Ignore | Select-Object -First 1
    if (-not $program) { return }
    if ([IO.Path]::GetDirectoryName($program.Source) -eq (Get-Location).ProviderPath) { return }
    $answer = @(& $program __complete powershell $index @words 2>$null)
    $answer | Select-Object -Skip 1 | ForEach-Object {
        $text, $help = $_ -split "\`t", 2
        if (-not $help) { $help = $text }
        $isPlain = $text -match '\\A[\\p{L}\\p{N}_+./:=-]+\\z'
        $shown = if ($isPlain) { $text } else { "'" + ($text -replace "['\\u2018-\\u201b]", '$0$0') + "'" }
        [System.Management.Automation.CompletionResult]::new($shown, $text, 'ParameterValue', $help)
    }
}
`;

/** The completion scripts by the names of their shells. */
export const SCRIPTS: ReadonlyMap<string, string> = new Map([
  ['bash', BASH],
  ['zsh', ZSH],
  ['fish', FISH],
  ['powershell', POWERSHELL],
]);
