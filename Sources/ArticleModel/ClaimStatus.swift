/// The user's word on a claim; none as long as it is unchecked.
public enum ClaimStatus: String, Sendable, Codable, CaseIterable { case supported, disputed, noted }

/// The user's word on a claim, and since when it holds.
public struct ClaimVerdict: Hashable, Sendable {
    /// What the user says.
    public var status: ClaimStatus
    /// When the status was set, ISO 8601 in UTC; nil where nobody knows.
    public var decided: String?

    /// Pairs a status with its time.
    public init(_ status: ClaimStatus, decided: String? = nil) {
        self.status = status
        self.decided = decided
    }
}
