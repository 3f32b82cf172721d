import ArgumentParser
import ArticleModel

/// A command as the argument parser describes it: the same of which `--help` is made.
struct CommandDescription {
    /// Something that can be written behind a command.
    struct Argument {
        /// As it is written: `--format <format>`, `ids ...`.
        let term: String
        let meaning: String
        /// In the usage line, in brackets where it can be left out.
        let usage: String
    }

    let name: String
    let abstract: String
    let discussion: String
    let arguments: [Argument]
    let subcommands: [CommandDescription]

    /// The description of the whole program.
    init(_ command: any ParsableCommand.Type) throws {
        let json = try JSONValue(parsing: command._dumpHelp().utf8)
        self.init(json["command"] ?? .null)
    }

    private init(_ json: JSONValue) {
        name = json["commandName"]?.string ?? ""
        abstract = json["abstract"]?.string ?? ""
        discussion = json["discussion"]?.string ?? ""
        arguments = (json["arguments"]?.array ?? []).filter { $0["shouldDisplay"]?.bool != false }.map(
            Argument.init)
        subcommands = (json["subcommands"]?.array ?? []).map(CommandDescription.init).filter {
            $0.name != "help"
        }
    }
}

extension CommandDescription.Argument {
    fileprivate init(_ json: JSONValue) {
        let value = json["valueName"]?.string ?? ""
        let names = (json["names"]?.array ?? []).map { name in
            (name["kind"]?.string == "short" ? "-" : "--") + (name["name"]?.string ?? "")
        }
        let more = json["isRepeating"]?.bool == true ? " ..." : ""
        let written = json["kind"]?.string == "option" ? " <\(value)>" : ""
        term = names.isEmpty ? "<\(value)>\(more)" : names.joined(separator: ", ") + written
        var meaning = json["abstract"]?.string ?? ""
        if let values = json["allValues"]?.array?.compactMap(\.string), !values.isEmpty {
            meaning += " One of \(values.joined(separator: ", "))."
        }
        self.meaning = meaning
        let short = (names.last ?? "<\(value)>") + written + more
        usage = json["isOptional"]?.bool == false ? short : "[\(short)]"
    }

    /// Whether every command has it.
    var isCommon: Bool {
        term.hasPrefix("--library") || term.contains("--help") || term.contains("--version")
    }
}
