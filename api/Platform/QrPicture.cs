using QRCoder;

namespace Inclusion.Platform;

/// <summary>A text as a QR code to be scanned.</summary>
public static class QrPicture
{
    /// <summary>An SVG picture, as large as its place, black on white with its white border.</summary>
    public static string Svg(string text)
    {
        using var qr = QRCodeGenerator.GenerateQrCode(text, QRCodeGenerator.ECCLevel.M);
        return new SvgQRCode(qr).GetGraphic(4, "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }
}
