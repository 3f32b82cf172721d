import ArticleStore

extension Library {
    /// Carries out an effect that changes read marks, stars or tags; any other does nothing.
    func mark(_ effect: Effect) throws(LibraryError) {
        try updateState { state in
            switch effect {
            case .setUnread(let ids, true): state.read.subtract(ids)
            case .setUnread(let ids, false): state.read.formUnion(ids)
            case .setStarred(let ids, true): state.starred.formUnion(ids)
            case .setStarred(let ids, false): state.starred.subtract(ids)
            case .setTags(let id, let tags): state.tags[id] = tags.isEmpty ? nil : tags
            default: break
            }
        }
    }
}
