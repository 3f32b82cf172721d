import ArticleModel
import ArticleStore
import Glibc

// library-writer LIBRARY CACHE once KIND ID     does one thing
// library-writer LIBRARY CACHE loop SEED FILE   does things until it is killed; FILE gets a line for each that is done
//
// The tests run it, and kill it.

let arguments = CommandLine.arguments
guard arguments.count == 6 else { exit(64) }
do {
    let library = try Library(at: arguments[1], createIfMissing: true, cache: arguments[2])
    switch arguments[3] {
    case "once": try SingleChange(library, cache: arguments[2]).make(arguments[4], arguments[5])
    case "loop": try ChangeLoop(library, seed: arguments[4], log: arguments[5]).run()
    default: exit(64)
    }
} catch {
    print("\(error)")
    exit(1)
}
