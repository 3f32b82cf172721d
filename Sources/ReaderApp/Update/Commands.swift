/// Actions by their names, with what they ask for on the same line.
extension ReaderState {
    /// Carries out an action of the palette; what was typed behind its name is as if typed in the prompt that it opens.
    mutating func perform(_ action: Action, with argument: String?) -> [Effect] {
        guard let argument else { return perform(action) }
        if action.takesLetter {
            guard let letter = argument.first, argument.count == 1, letter.isLetter || letter == "'" else {
                return say("A mark is one letter")
            }
            return carryOut(.letter(action, letter))
        }
        let effects = perform(action)
        switch overlay {
        // It has been said why there is nothing to ask for.
        case nil: return effects
        // Tags are added to those that there are.
        case .tags(let prompt): if !prompt.input.text.isEmpty { _ = paste(", ") }
        default: _ = pressInOverlay(.control("u"))
        }
        return effects + paste(argument) + pressInOverlay(.enter)
    }
}
