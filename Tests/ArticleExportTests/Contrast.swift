import Foundation

/// The contrast of two colours (red, green, blue, 0 to 255), 1 to 21: WCAG 2.2.
func contrast(_ a: (Int, Int, Int), _ b: (Int, Int, Int)) -> Double {
    let lights = [luminance(a), luminance(b)].sorted()
    return (lights[1] + 0.05) / (lights[0] + 0.05)
}

private func luminance(_ color: (Int, Int, Int)) -> Double {
    func linear(_ part: Int) -> Double {
        let value = Double(part) / 255
        return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * linear(color.0) + 0.7152 * linear(color.1) + 0.0722 * linear(color.2)
}
