using Inclusion.Platform.Settings;
using Microsoft.Extensions.Logging.Console;
using Npgsql;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Inclusion.Platform.Signals;

/// <summary>Wires what the product says of itself: log, traces, metrics, health.</summary>
public static class SignalsSetup
{
    /// <summary>Asked every few seconds by machines: not worth a span.</summary>
    private static readonly string[] Unwatched = ["/livez", "/readyz"];

    public static readonly Setting Collector = new("Signals:OtlpEndpoint",
        "adresse d'un collecteur OpenTelemetry (OTLP par HTTP, http://127.0.0.1:4318) qui reçoit traces et mesures ; sans lui, rien n'est mesuré.");

    /// <summary>
    /// Outside Development the log is JSON without personal data. Traces and metrics leave by OTLP (HTTP, protobuf) when
    /// <see cref="Collector"/> names where; else nothing is measured for them.
    /// </summary>
    public static void AddInclusionSignals(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        // Frameworks tell of each request and each statement: that would drown the rest, and a command's answer with it.
        foreach (var framework in (string[])["Microsoft.AspNetCore", "Microsoft.EntityFrameworkCore", "Npgsql", "OpenIddict", "Quartz", "System.Net.Http"])
            builder.Logging.AddFilter(framework, LogLevel.Warning);
        if (!builder.Environment.IsDevelopment()) services.AddLogging(WriteFacts);
        if (Collector.Read(builder.Configuration) is not { } address) return;
        if (!Uri.TryCreate(address, UriKind.Absolute, out var collector)) throw new StartRefusedException($"Le réglage {Collector.Variable} n'est pas une adresse.");

        services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("inclusion", serviceVersion: typeof(SignalsSetup).Assembly.GetName().Version?.ToString()))
            .WithTracing(traces => traces
                .AddSource(OperationSignals.Source)
                .AddAspNetCoreInstrumentation(http => http.Filter = context => !Unwatched.Contains(context.Request.Path.Value))
                .AddHttpClientInstrumentation()
                .AddNpgsql()
                .AddProcessor(new SpanPrivacy())
                .AddOtlpExporter(otlp => Send(otlp, collector, "v1/traces")))
            .WithMetrics(metrics => metrics
                .AddMeter(OperationSignals.Source, "Npgsql")
                .AddAspNetCoreInstrumentation()
                .AddHttpClientInstrumentation()
                .AddRuntimeInstrumentation()
                .AddOtlpExporter(otlp => Send(otlp, collector, "v1/metrics")));
    }

    /// <summary>Gives each request its number, and answers the machines. Comes before everything that may fail.</summary>
    public static void UseInclusionSignals(this WebApplication app)
    {
        var log = app.Services.GetRequiredService<ILogger<RequestNumber>>();
        app.Use((http, next) => RequestNumber.FollowAsync(http, next, log));
        app.UseMiddleware<Health>();
    }

    public static void MapInclusionSignals(this WebApplication app) => SignalsEndpoint.Map(app);

    private static void WriteFacts(ILoggingBuilder logging) =>
        logging.ClearProviders().AddConsole(console => console.FormatterName = FactsFormatter.FormatterName).AddConsoleFormatter<FactsFormatter, ConsoleFormatterOptions>();

    private static void Send(OtlpExporterOptions otlp, Uri collector, string path)
    {
        otlp.Protocol = OtlpExportProtocol.HttpProtobuf;
        otlp.Endpoint = new Uri($"{collector.ToString().TrimEnd('/')}/{path}");
    }
}
