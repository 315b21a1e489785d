// Where a dialog lies that belongs to something on the page: below it, or above it where there is more room. Told as
// --top and --left, so that a style sheet may lay it elsewhere.
const gap = 8

export function layBeside(dialog: HTMLElement, beside: DOMRect): void {
  const { offsetWidth: width, offsetHeight: height } = dialog
  const below = innerHeight - beside.bottom - gap
  const top = below >= height || below >= beside.top ? Math.min(beside.bottom + gap, innerHeight - height - gap) : beside.top - height - gap
  dialog.style.setProperty('--top', `${Math.max(gap, top)}px`)
  dialog.style.setProperty('--left', `${Math.max(gap, Math.min(beside.left, innerWidth - width - gap * 2))}px`)
}
