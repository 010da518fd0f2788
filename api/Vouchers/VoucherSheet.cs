using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using Inclusion.Platform;
using NodaTime;
using NodaTime.Text;

namespace Inclusion.Vouchers;

/// <summary>A voucher as it is printed.</summary>
public sealed record PrintedVoucher(int Position, VoucherCode Code);

/// <summary>What stands on a sheet.</summary>
/// <param name="Town">The town's name.</param>
/// <param name="Telephone">What somebody with a question may call, as it is read; null when the town has none.</param>
/// <param name="Places">Names of places that take the vouchers in.</param>
public sealed record SheetFacts(string Town, string? Telephone, string Programme, Cents FaceValue, LocalDate LastDay, string Serial, IReadOnlyList<string> Places);

/// <summary>The codes of a booklet as a page to print on A4, each in letters and as a QR code. It does not say whose they are: a lost sheet names nobody.</summary>
public static class VoucherSheet
{
    /// <summary>For paper; on a screen it shows the sheet.</summary>
    public const string Style = """
        @page { size: A4; margin: 15mm; }
        body { font: 12pt/1.4 "Liberation Sans", Arial, sans-serif; color: #000; background: #fff; max-width: 180mm; margin: 0 auto; }
        h1 { font-size: 18pt; margin: 0 0 2mm; }
        p { margin: 0 0 3mm; }
        ol { list-style: none; margin: 4mm 0; padding: 0; }
        li { display: flex; gap: 8mm; align-items: center; border: 1px dashed #000; padding: 2mm 4mm; margin: 0 0 3mm; break-inside: avoid; }
        li svg { width: 32mm; height: 32mm; flex: none; }
        .code { font: 700 16pt/1.3 "Liberation Mono", monospace; display: block; }
        @media screen { body { padding: 1rem; } li { flex-wrap: wrap; } }
        @media print { .screen { display: none; } }
        """;

    private static readonly LocalDatePattern Day = LocalDatePattern.Create("d MMMM yyyy", CultureInfo.GetCultureInfo("fr-FR"));
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;

    public static string Write(SheetFacts facts, IReadOnlyList<PrintedVoucher> vouchers, string stylePath)
    {
        var page = new StringBuilder("<!doctype html>\n<html lang=\"fr\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n")
            .Append(Plain, $"<title>Carnet {Encode(facts.Serial)}</title>\n<link rel=\"stylesheet\" href=\"{stylePath}\">\n</head>\n<body>\n<main>\n")
            .Append(Plain, $"<h1>Vos Pass numériques</h1>\n<p>{Encode(facts.Town)} – {Encode(facts.Programme)} – carnet {Encode(facts.Serial)}</p>\n")
            .Append(Plain, $"<p>Chaque Pass vaut {Encode(Euros(facts.FaceValue))} et paie un atelier, jusqu’au <time datetime=\"{LocalDatePattern.Iso.Format(facts.LastDay)}\">{Encode(Day.Format(facts.LastDay))}</time> inclus. Il ne s’échange pas contre de l’argent. Gardez cette feuille : qui connaît un code peut s’en servir.</p>\n")
            .Append("<p class=\"screen\">Imprimez cette page maintenant, puis fermez-la.</p>\n<ol>\n");
        foreach (var voucher in vouchers)
            page.Append(Plain, $"<li>{Qr(voucher.Code)}<div>Pass {voucher.Position}<span class=\"code\">{Encode(voucher.Code.ForReading)}</span>{Encode(Euros(facts.FaceValue))}</div></li>\n");
        page.Append("</ol>\n");
        if (facts.Places.Count > 0) page.Append(Plain, $"<p>Où les utiliser : {Encode(string.Join(" · ", facts.Places))}.</p>\n");
        if (facts.Telephone is { } telephone) page.Append(Plain, $"<p>Une question, une feuille perdue : {Encode(telephone)}.</p>\n");
        return page.Append("</main>\n</body>\n</html>\n").ToString();
    }

    /// <summary>The code alone, without an address: a stranger's telephone opens nothing by it.</summary>
    public static string Qr(VoucherCode code) => QrPicture.Svg(code.ForReading);

    /// <summary>« 10 € », « 7,50 € ».</summary>
    public static string Euros(Cents amount) => amount.Value % 100 == 0
        ? string.Create(Plain, $"{amount.Value / 100} €")
        : string.Create(Plain, $"{amount.Value / 100},{amount.Value % 100:00} €");

    private static string Encode(string text) => HtmlEncoder.Default.Encode(text);
}
