// Lets go of the reader's machine between two pieces of work, so that a tap is answered in between.
export const pause = () => new Promise<void>((goOn) => setTimeout(goOn))
