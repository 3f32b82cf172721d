import TerminalUI

/// Keys and pastes while something lies over the panes.
extension ReaderState {
    mutating func pressInOverlay(_ key: Key) -> [Effect] {
        switch overlay {
        case .help(let help): return press(key, in: help)
        case .palette(let palette): return press(key, in: palette)
        case .search(let prompt): return press(key, in: prompt)
        case .filter(let editor): return press(key, inFilter: editor)
        case .saveAs(let editor): return press(key, inSaveAs: editor)
        case .note(let editor): return press(key, in: editor)
        case .changes(let changes): return press(key, in: changes)
        case .links(let links): return press(key, in: links)
        case .narrowing(let prompt): return press(key, in: prompt)
        case .status(let chooser): return press(key, in: chooser)
        case .pipe(let editor): return press(key, inPipe: editor)
        case .pageFilter(let filter): return press(key, in: filter)
        case .correction(let correction): return press(key, in: correction)
        case .tags(let prompt): return press(key, in: prompt)
        case .source(let prompt): return press(key, in: prompt)
        case .problems(let problems): return press(key, in: problems)
        case nil: return []
        }
    }

    mutating func paste(_ text: String) -> [Effect] {
        switch overlay {
        case .palette(var palette):
            palette.paste(text)
            overlay = .palette(palette)
        case .search(var prompt):
            prompt.input.insert(text)
            overlay = .search(prompt)
            return searchAsTyped(prompt)
        case .pipe(var editor):
            editor.insert(text)
            overlay = .pipe(editor)
        case .filter(var editor):
            editor.insert(text)
            overlay = .filter(editor)
        case .saveAs(var editor):
            editor.insert(text)
            overlay = .saveAs(editor)
        case .note(var editor):
            editor.paste(text)
            overlay = .note(editor)
        case .narrowing(let prompt): return paste(text, in: prompt)
        case .pageFilter(let filter): pasteFilter(text, filter)
        case .tags(var prompt):
            prompt.input.insert(text)
            overlay = .tags(prompt)
        case .source(var prompt):
            prompt.input.insert(text)
            overlay = .source(prompt)
        case .correction(var correction):
            correction.paste(text)
            overlay = .correction(correction)
        case .help(var help) where help.input != nil:
            help.paste(text)
            overlay = .help(help)
        // Pasted text is never taken for keys.
        case .help, .changes, .links, .problems, .status, nil:
            return say("Pasting works in a note or a prompt")
        }
        return []
    }

    private mutating func press(_ key: Key, in help: HelpOverlay) -> [Effect] {
        var help = help
        let height = HelpDrawing.height(on: size)
        if let input = help.input, key != .down, key != .up {
            switch input.step(key) {
            case .cancelled:
                help.narrow(to: "")
                help.narrow(to: nil)
            case .entered: help.narrow(to: nil)
            case .changed(let input): help.narrow(to: input)
            case .ignored: break
            }
            overlay = .help(help)
            return []
        }
        switch key {
        case .character("/"): help.beginNarrowing()
        case .escape where !help.filter.isEmpty: help.narrow(to: "")
        case .escape, .character("q"), .character("?"), .enter:
            overlay = nil
            return []
        case .down, .character("j"): help.scroll(by: 1, height: height)
        case .up, .character("k"): help.scroll(by: -1, height: height)
        case .pageDown, .character(" "), .control("d"), .control("f"):
            help.scroll(by: height / 2, height: height)
        case .pageUp, .character("b"), .control("u"), .control("b"):
            help.scroll(by: -height / 2, height: height)
        case .home, .character("g"): help.top = 0
        case .end, .character("G"): help.scroll(by: help.rows.count, height: height)
        case .control("l"): return [.redraw]
        case .control("z"): return [.suspend]
        default: break
        }
        overlay = .help(help)
        return []
    }

    private mutating func press(_ key: Key, in palette: PaletteOverlay) -> [Effect] {
        var palette = palette
        switch key {
        case .escape, .control("c"):
            overlay = nil
            return []
        case .enter:
            overlay = nil
            guard let action = palette.current else { return say("No action of that name; : shows them all") }
            return perform(action, with: palette.argument)
        default:
            palette.press(key)
            overlay = .palette(palette)
            return []
        }
    }

    private mutating func press(_ key: Key, in prompt: SearchPrompt) -> [Effect] {
        var prompt = prompt
        switch key {
        case .escape, .control("c"): return cancelSearch(prompt)
        case .enter: return finishSearch(prompt)
        case .backspace where prompt.input.text.isEmpty: return cancelSearch(prompt)
        case .control("t"):
            prompt.isPattern.toggle()
            overlay = .search(prompt)
            return searchAsTyped(prompt)
        default:
            guard prompt.input.press(key) else { return [] }
            overlay = .search(prompt)
            return searchAsTyped(prompt)
        }
    }

    private mutating func press(_ key: Key, in editor: NoteEditor) -> [Effect] {
        var editor = editor
        switch key {
        case .escape, .control("c"):
            overlay = nil
            let isLost = !editor.input.text.trimmingWhitespace().isEmpty
            // Typed words are not thrown away by one key: they are one key away.
            draft = isLost ? editor : nil
            return isLost ? say("Note put aside; a takes it up again") : []
        case .control("s"):
            overlay = nil
            return edited(editor.input.text, purpose: editor.purpose)
        case .control("o"):
            return [.edit(text: editor.input.text, purpose: editor.purpose)]
        case .control("l"): return [.redraw]
        case .control("t"): editor.insertTemplate(of: noteTemplates.map(\.text))
        default: guard editor.press(key) else { return [] }
        }
        overlay = .note(editor)
        return []
    }
}
