import CKernels

/// The vectors of a text's words after the last layer, quantised as the products of the links take them: a byte a number.
///
/// Each window has one row for its start piece, then one for each of its words.
struct HiddenRows: Sendable {
    private(set) var bytes: [UInt8] = []
    private(set) var scales: [CRowScale] = []
    let width: Int

    init(width: Int, rows: Int) {
        self.width = width
        bytes.reserveCapacity(rows * width)
        scales.reserveCapacity(rows)
    }

    mutating func append(_ rows: Int, bytes: UnsafePointer<UInt8>, scales: UnsafePointer<CRowScale>) {
        self.bytes.append(contentsOf: UnsafeBufferPointer(start: bytes, count: rows * width))
        self.scales.append(contentsOf: UnsafeBufferPointer(start: scales, count: rows))
    }
}

extension HiddenRows {
    /// Gives the rows from `first` on as pointers; there must be such a row.
    func withRows<Result>(
        from first: Int, _ body: (UnsafePointer<UInt8>, UnsafePointer<CRowScale>) -> Result
    ) -> Result? {
        bytes.withUnsafeBufferPointer { bytes in
            scales.withUnsafeBufferPointer { scales in
                guard let bytes = bytes.baseAddress, let scales = scales.baseAddress else { return nil }
                return body(bytes + first * width, scales + first)
            }
        }
    }
}
