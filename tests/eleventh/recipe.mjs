// Does what the marked blocks of a recipe say, in a copy of the project: recipe.mjs RECIPE FOLDER. A block "sh step" is typed
// there; a block "diff step FILE" changes that file, and the place it shows must be there exactly once.
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

function blocksOf(page) {
  const blocks = []
  let open = null
  page.split('\n').forEach((line, i) => {
    if (!line.startsWith('```')) return void open?.lines.push(line)
    if (open) return void (open = null)
    open = { at: i + 1, said: line.slice(3).split(' '), lines: [] }
    if (open.said[1] === 'step') blocks.push(open)
  })
  if (open) throw new Error(`the block of line ${open.at} is not closed`)
  return blocks
}

// The lines as they are before and after.
const side = (lines, leftOut) => lines.filter((line) => line[0] !== leftOut).map((line) => line.slice(1)).join('\n') + '\n'

function change(path, lines) {
  const text = readFileSync(path, 'utf8')
  const before = side(lines, '+'), after = side(lines, '-')
  const places = text.split(before).length - 1
  if (before === after || places !== 1) throw new Error(`${before === after ? 'changes nothing' : `the place is there ${places} times`}:\n${before}`)
  writeFileSync(path, text.replace(before, () => after))
}

const does = {
  sh: ({ lines }, folder) => execFileSync('sh', ['-e', '-c', lines.join('\n')], { cwd: folder, stdio: 'inherit' }),
  diff: ({ said, lines }, folder) => change(join(folder, said[2]), lines),
}

const [recipe, folder] = process.argv.slice(2)
const blocks = blocksOf(readFileSync(recipe, 'utf8'))
if (blocks.length === 0) throw new Error(`${recipe} has no step`)
for (const block of blocks) {
  try {
    does[block.said[0]](block, folder)
  } catch (error) {
    console.error(`${recipe}:${block.at}: ${error.message}`)
    process.exit(1)
  }
}
console.log(`${blocks.length} steps`)
