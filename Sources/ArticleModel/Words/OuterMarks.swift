extension String {
    /// A quotation without the marks around all of it, so that it can be put in marks once.
    public var withoutOuterMarks: String {
        var words = self[...]
        while let first = words.first, "“\"‘'".contains(first) { words.removeFirst() }
        while let last = words.last, "”\"’'".contains(last) { words.removeLast() }
        return String(words)
    }
}
