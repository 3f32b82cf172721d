import TerminalUI

/// What goes out of the program: the article's address to a browser, words to another program.
extension ReaderState {
    /// `o`: the article's address, only where it is one of the web.
    mutating func openAddress() -> [Effect] {
        let address = focus == .list ? list.current?.url : open?.article.document.url
        guard let address, !address.isEmpty else { return say("This article has no address") }
        let scheme = address.prefix { $0 != ":" }.lowercased()
        guard scheme == "https" || scheme == "http" else {
            return say("Only addresses of the web are opened")
        }
        _ = say("Opening \(address)")
        return [.openAddress(address, settings.browser)]
    }

    /// `|`: asks for the program that is to read the words selected, or the whole article.
    mutating func beginPipe() -> [Effect] {
        guard open != nil else { return say("No article is open") }
        overlay = .pipe(LineEditor())
        return []
    }

    mutating func press(_ key: Key, inPipe editor: LineEditor) -> [Effect] {
        switch editor.step(key) {
        case .cancelled: overlay = nil
        case .entered(let command):
            overlay = nil
            let words = CommandWords.split(command)
            guard let open, !words.isEmpty else { return [] }
            return [.pipe(text.target.map { open.text[$0] } ?? open.article.document.text, words)]
        case .changed(let editor): overlay = .pipe(editor)
        case .ignored: break
        }
        return []
    }
}
