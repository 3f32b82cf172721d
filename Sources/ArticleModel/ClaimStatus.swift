/// The user's word on a claim; none as long as it is unchecked.
public enum ClaimStatus: String, Sendable, Codable, CaseIterable { case supported, disputed, noted }
