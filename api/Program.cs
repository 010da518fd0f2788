using Inclusion.Grc;
using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Commands;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Graph.Http;
using Inclusion.Platform.Jobs;
using Inclusion.Platform.Journal;
using Inclusion.Platform.Messaging;
using Inclusion.Platform.Outgoing;
using Inclusion.Platform.Sealing;
using Inclusion.Platform.Seeding;
using Inclusion.Platform.Settings;
using Inclusion.Platform.Signals;
using Inclusion.Platform.Storage;
using Inclusion.Portal;
using Inclusion.Vouchers;

return await Start.InOneSentenceAsync(async stop =>
{
    Start.BeginReading();
    var command = AskedCommand.In(args);
    var builder = Start.Builder(args);
    if (command is { Needs: CommandNeeds.Settings }) return await command.RunAsync(builder.Build().Services, Task.CompletedTask, stop);

    if (command is not { Needs: CommandNeeds.Wiring }) builder.RequireSettings();
    if (command is null) builder.ListenLocally();
    await using var storage = builder.AddInclusionStorage(command, stop);
    builder.AddAccess();
    await builder.AddDevelopmentSecretsAsync(stop);
    builder.Services.AddInclusionOperations();
    builder.Services.AddInclusionJournal();
    builder.Services.AddInclusionSealing();
    builder.AddInclusionSignals();
    builder.Services.AddInclusionMessaging(builder.Configuration, builder.Environment);
    builder.Services.AddInclusionOutgoing(builder.Configuration);
    builder.Services.AddInclusionJobs(builder.Configuration);
    builder.Services.AddInclusionGraph();
    builder.Services.AddGraphHttp(GraphSettings.From(builder.Configuration));
    builder.AddVouchers();
    builder.Services.AddInventedTowns(builder.Configuration, builder.Environment);

    await using var app = builder.Build();
    if (command is not null) return await command.RunAsync(app.Services, storage.Ready, stop);

    var prepared = app.PrepareAsync(storage.Ready, stop);
    app.UseInclusionSignals();
    app.UseAccess();
    app.MapAccess();
    app.MapGraph();
    app.MapInclusionSignals();
    app.MapInclusionMessaging();
    GrcCallbackEndpoint.Map(app);
    PortalStyleEndpoint.Map(app);
    app.MapVouchers();
    await app.ServeAsync(await prepared, stop);
    return 0;
}, CancellationToken.None);
