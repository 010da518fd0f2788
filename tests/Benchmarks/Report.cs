using System.Globalization;

namespace Inclusion.Benchmarks;

/// <summary>The table that is printed, a line as soon as it is known: a run takes many minutes, and may be stopped.</summary>
internal sealed class Report
{
    private static readonly CultureInfo Plain = CultureInfo.InvariantCulture;
    private bool _isBegun;

    public static void Say(string line) => Console.WriteLine(line);

    /// <summary>A share of the rival's requests per processor second.</summary>
    public void Share(string work, Compared compared, double aim) => Line(work,
        string.Create(Plain, $"{compared.Product.Microseconds:0} µs (PostgreSQL {compared.Product.PostgresMicroseconds:0}) beside {compared.Raw.Microseconds:0} µs (PostgreSQL {compared.Raw.PostgresMicroseconds:0}), {compared.Product.Requests} and {compared.Raw.Requests} requests"),
        string.Create(Plain, $"{compared.Share:0 %} ({compared.Shares.Min():0 %} to {compared.Shares.Max():0 %})"),
        string.Create(Plain, $"≥ {aim:0 %}"), compared.Share >= aim);

    /// <summary>A time beside another.</summary>
    public void Times(string work, double milliseconds, double beside, double aim) => Line(work,
        string.Create(Plain, $"{milliseconds:0.0} ms beside {beside:0.0} ms"), string.Create(Plain, $"{milliseconds / beside:0.00} ×"),
        string.Create(Plain, $"≤ {aim:0.0} ×"), milliseconds <= aim * beside);

    /// <summary>A figure with a ceiling.</summary>
    public void AtMost(string work, string figures, double value, double aim, string unit) => Line(work, figures,
        string.Create(Plain, $"{value:0.##} {unit}"), string.Create(Plain, $"≤ {aim:0.#} {unit}"), value <= aim);

    private void Line(string work, string figures, string result, string aim, bool isReached)
    {
        if (!_isBegun) Say("\n| work | processor time or time of a request | result | aim | |\n| --- | --- | --- | --- | --- |");
        _isBegun = true;
        Say($"| {work} | {figures} | {result} | {aim} | {(isReached ? "reached" : "missed")} |");
    }
}
