using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using NodaTime;
using NodaTime.Text;

namespace Inclusion.Platform.Messaging;

/// <summary>A letter as a page to print on A4, its address where a window envelope shows it.</summary>
public static partial class LetterSheet
{
    public const string StylePath = "/letters/letter.css";

    /// <summary>For paper; on a screen it shows the sheet.</summary>
    public const string Style = """
        @page { size: A4; margin: 20mm 20mm 25mm 25mm; }
        body { font: 12pt/1.5 "Liberation Sans", Arial, sans-serif; color: #000; background: #fff; max-width: 165mm; margin: 0 auto; }
        header { min-height: 25mm; }
        address { font-style: normal; }
        .to { margin: 5mm 0 15mm 85mm; min-height: 30mm; }
        .to span, header span { display: block; }
        .on { text-align: right; }
        h1 { font-size: 12pt; margin: 10mm 0 6mm; }
        p { margin: 0 0 4mm; white-space: pre-line; overflow-wrap: anywhere; }
        .scan { display: flex; gap: 4mm; align-items: center; margin: 0 0 4mm; break-inside: avoid; }
        .scan svg { width: 28mm; height: 28mm; flex: none; }
        @media screen { body { padding: 1rem; } }
        @media screen and (max-width: 40rem) { .to { margin-left: 0; } }
        """;

    private static readonly LocalDatePattern Day = LocalDatePattern.Create("d MMMM yyyy", CultureInfo.GetCultureInfo("fr-FR"));

    public static string Write(Letterhead from, RenderedMessage.Letter letter, Instant now)
    {
        var today = now.InZone(from.Zone).Date;
        var page = new StringBuilder("<!doctype html>\n<html lang=\"fr\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append(CultureInfo.InvariantCulture, $"<title>{Encode(letter.Subject)}</title>\n<link rel=\"stylesheet\" href=\"{StylePath}\">\n</head>\n<body>\n")
            .Append(CultureInfo.InvariantCulture, $"<header><address><span>{Encode(from.Name)}</span>{Telephone(from)}</address></header>\n<address class=\"to\">");
        foreach (var line in letter.Address.Take(6)) page.Append(CultureInfo.InvariantCulture, $"<span>{Encode(line)}</span>");
        page.Append(CultureInfo.InvariantCulture, $"</address>\n<div class=\"on\">Le <time datetime=\"{LocalDatePattern.Iso.Format(today)}\">{Encode(Day.Format(today))}</time></div>\n");
        page.Append(CultureInfo.InvariantCulture, $"<main>\n<h1>{Encode(letter.Subject)}</h1>\n");
        foreach (var paragraph in letter.Paragraphs) page.Append(CultureInfo.InvariantCulture, $"<p>{Encode(paragraph)}</p>\n{Scan(paragraph)}");
        return page.Append("</main>\n</body>\n</html>\n").ToString();
    }

    /// <summary>Nobody copies an address of 60 letters from paper: it stands there to be scanned too.</summary>
    private static string Scan(string paragraph) => Address().Match(paragraph) is { Success: true } found
        ? $"<div class=\"scan\">{QrPicture.Svg(found.Value)}<span>Avec un téléphone : scannez ce carré, la page s’ouvre.</span></div>\n"
        : "";

    private static string Telephone(Letterhead from) =>
        from.Telephone is { } number ? $"<span>Téléphone : {Encode(Telephones.ForReading(number))}</span>" : "";

    [GeneratedRegex(@"https?://\S+$", RegexOptions.Multiline)]
    private static partial Regex Address();

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
