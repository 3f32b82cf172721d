extension ClaimFrame: Codable {
    private enum CodingKeys: String, CodingKey {
        case predicate, isNegated = "negated", tense, agent, object, others
    }

    /// Reads what `encode` writes.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            predicate: try values.decode(String.self, forKey: .predicate),
            isNegated: try values.decode(Bool.self, forKey: .isNegated),
            tense: try values.decode(Tense.self, forKey: .tense),
            agent: try values.decodeIfPresent(Participant.self, forKey: .agent),
            object: try values.decodeIfPresent(Participant.self, forKey: .object),
            others: try values.decode([Participant].self, forKey: .others))
    }

    /// Writes unknown values as null, never leaves them out.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(predicate, forKey: .predicate)
        try container.encode(isNegated, forKey: .isNegated)
        try container.encode(tense, forKey: .tense)
        try container.encode(agent, forKey: .agent)
        try container.encode(object, forKey: .object)
        try container.encode(others, forKey: .others)
    }
}

extension ClaimFrame.Participant: Codable {
    private enum CodingKeys: CodingKey { case head, modifiers, entity, preposition }

    /// Reads what `encode` writes.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            head: try values.decode(String.self, forKey: .head),
            modifiers: try values.decode([String].self, forKey: .modifiers),
            entity: try values.decodeIfPresent(String.self, forKey: .entity),
            preposition: try values.decodeIfPresent(String.self, forKey: .preposition))
    }

    /// Writes unknown values as null, never leaves them out.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(head, forKey: .head)
        try container.encode(modifiers, forKey: .modifiers)
        try container.encode(entity, forKey: .entity)
        try container.encode(preposition, forKey: .preposition)
    }
}
