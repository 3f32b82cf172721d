import CKernels
import Foundation
import Testing

/// The kernels against the functions that they approximate, on each instruction set that this machine has.
@Suite struct KernelTests {
    static let variants: [Variant] = (0..<CKERNELS_VARIANTS).compactMap { index in
        ckernels_variant(index).map { Variant(kernels: $0.pointee) }
    }

    struct Variant: @unchecked Sendable, CustomTestStringConvertible {
        var kernels: CKernelTable
        var testDescription: String { String(cString: kernels.name) }
    }

    /// Numbers over the whole range that activations can have.
    private let numbers: [Float] = (0..<1600).map { Float($0 - 800) / 50 }

    @Test(arguments: variants) func geluIsThatOfTheErrorFunction(_ variant: Variant) {
        let kernels = variant.kernels
        // Sums that stand for the numbers themselves: 1/50 each, no zero point, no bias.
        let sums = (0..<1600).map { Int32($0 - 800) }
        let row = CRowScale(scale: 1, zero: 0)
        let channelSums = [Int32](repeating: 3, count: 1600)
        let scale = [Float](repeating: 1.0 / 50, count: 1600)
        let bias = [Float](repeating: 0, count: 1600)
        var found = [Float](repeating: .nan, count: 1600)
        channelSums.withUnsafeBufferPointer { channelSums in
            scale.withUnsafeBufferPointer { scale in
                bias.withUnsafeBufferPointer { bias in
                    guard let a = channelSums.baseAddress, let b = scale.baseAddress, let c = bias.baseAddress
                    else { return }
                    kernels.gelu(sums, [row], [CChannels(sums: a, scale: b, bias: c)], 1, 1600, &found)
                }
            }
        }
        for (x, y) in zip(numbers, found) {
            let exact = Double(x) * 0.5 * (1 + erf(Double(x) / 2.0.squareRoot()))
            #expect(abs(Double(y) - exact) < 2e-5, "at \(x)")
        }
    }

    @Test(arguments: variants) func quantisedRowsGiveTheNumbersBack(_ variant: Variant) {
        let kernels = variant.kernels
        for factor in [1, -1, 1e-6, 1e6] as [Float] {
            let row = numbers.map { $0 > 3 ? 0 : $0 * factor }
            var bytes = [UInt8](repeating: 0, count: row.count)
            var scales = [CRowScale(scale: 0, zero: 0)]
            kernels.quantise(row, 1, Int32(row.count), &bytes, &scales)
            for (x, byte) in zip(row, bytes) {
                let back = (Float(byte) - Float(scales[0].zero)) * scales[0].scale
                #expect(abs(back - x) <= scales[0].scale * 0.501)
            }
            #expect(row.indices.filter { row[$0] == 0 }.allSatisfy { Int32(bytes[$0]) == scales[0].zero })
        }
    }

    @Test(arguments: variants) func aRowOfZerosStaysZero(_ variant: Variant) {
        let kernels = variant.kernels
        var bytes = [UInt8](repeating: 9, count: 32)
        var scales = [CRowScale(scale: 0, zero: 0)]
        kernels.quantise([Float](repeating: 0, count: 32), 1, 32, &bytes, &scales)
        #expect(bytes.allSatisfy { $0 == 0 })
        #expect(scales[0].scale == 1 && scales[0].zero == 0)
    }

    @Test(arguments: variants) func logarithmsOfASoftmaxSumToOne(_ variant: Variant) {
        let kernels = variant.kernels
        for width in [1, 2, 15, 16, 17, 200] {
            let row = (0..<width).map { Float($0 * 7 % 31) / 3 }
            var found = row
            kernels.log_softmax(&found, 1, Int32(width))
            let whole = log(row.reduce(0.0) { $0 + exp(Double($1)) })
            for (x, y) in zip(row, found) { #expect(abs(Double(y) - (Double(x) - whole)) < 1e-5) }
        }
    }

    @Test(arguments: variants, [(2, 16), (1, 32), (1, 48)])
    func attentionIsTheWeightedMean(_ variant: Variant, _ heads: (count: Int, width: Int)) {
        let kernels = variant.kernels
        let side = heads.width
        let width = heads.count * side
        for rows in [1, 2, 7, 8, 15, 16, 17, 40, Int(CKERNELS_LONGEST)] {
            let numbers = (0..<rows * width * 3).map { Float($0 * 37 % 59 - 29) / 20 }
            var scratch = [Float](repeating: .nan, count: (2 * side + 16) * Int(CKERNELS_STRIDE))
            var found = [Float](repeating: .nan, count: rows * width)
            kernels.attend(numbers, Int32(rows), Int32(width), Int32(heads.count), &scratch, &found)
            // The last head of the first and the last row stand for all.
            let head = (heads.count - 1) * side
            for row in [0, rows - 1] {
                let weights = (0..<rows).map { other in
                    exp2(
                        (head..<head + side).reduce(0.0) {
                            $0 + Double(numbers[row * 3 * width + $1])
                                * Double(numbers[(other * 3 + 1) * width + $1])
                        })
                }
                for i in head..<head + side {
                    let sum = (0..<rows).reduce(0.0) {
                        $0 + weights[$1] * Double(numbers[($1 * 3 + 2) * width + i])
                    }
                    #expect(abs(Double(found[row * width + i]) - sum / weights.reduce(0, +)) < 2e-5)
                }
            }
        }
    }

    @Test(arguments: variants) func productsOfBytesAreExact(_ variant: Variant) {
        for (rows, depth, columns) in [(1, 4, 16), (3, 16, 48), (8, 32, 32), (13, 64, 96), (33, 1536, 16)] {
            // The largest bytes and weights there are, and any others.
            let bytes = (0..<rows * depth).map {
                UInt8(truncatingIfNeeded: $0 < depth ? 255 : $0 * 89 + $0 / 7)
            }
            let weight = { (column: Int, k: Int) -> Int8 in
                column == 0 ? 63 : column == 1 ? -63 : Int8((column * 31 + k * 17) % 127 - 63)
            }
            var panels = [Int8](repeating: 0, count: columns * depth)
            for column in 0..<columns {
                for k in 0..<depth {
                    panels[column / 16 * 16 * depth + k / 4 * 64 + column % 16 * 4 + k % 4] = weight(
                        column, k)
                }
            }
            var found = [Int32](repeating: 7, count: rows * columns)
            variant.kernels.multiply_bytes(bytes, Int32(rows), Int32(depth), panels, Int32(columns), &found)
            let expected = (0..<rows * columns).map { place in
                (0..<depth).reduce(Int32(0)) {
                    $0 + Int32(bytes[place / columns * depth + $1]) * Int32(weight(place % columns, $1))
                }
            }
            #expect(found == expected)
        }
    }

    @Test(arguments: variants) func productsOfFloatsAreThose(_ variant: Variant) {
        for (rows, depth, columns) in [(1, 1, 16), (3, 5, 48), (8, 33, 32), (11, 7, 16)] {
            let a = (0..<rows * depth).map { Float($0 * 7 % 13) - 6 }
            let b = (0..<depth * columns).map { Float($0 * 5 % 17) - 8 }
            var found = [Float](repeating: .nan, count: rows * columns)
            variant.kernels.multiply_floats(a, Int32(rows), Int32(depth), b, Int32(columns), &found)
            let expected = (0..<rows * columns).map { place in
                (0..<depth).reduce(Float(0)) {
                    $0 + a[place / columns * depth + $1] * b[$1 * columns + place % columns]
                }
            }
            // Whole numbers: no order of adding rounds any of them.
            #expect(found == expected)
        }
    }
}
