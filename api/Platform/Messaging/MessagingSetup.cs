using System.Reflection;
using Inclusion.Platform.Jobs;
using Microsoft.Extensions.Options;
using NodaTime;

namespace Inclusion.Platform.Messaging;

/// <summary>Wires the outbox, its workers and the ways out.</summary>
public static class MessagingSetup
{
    public static IServiceCollection AddInclusionMessaging(this IServiceCollection services, IConfiguration settings, IHostEnvironment environment)
    {
        services.AddOptions<MailSettings>().Bind(settings.GetSection("Mail"));
        services.AddOptions<SmsSettings>().Bind(settings.GetSection("Sms"));
        services.AddOptions<MessagingSettings>().Bind(settings.GetSection("Messaging"));

        services.AddSingleton<TownWork>();
        services.AddSingleton<OutboxBell>();
        services.AddSingleton<OutboxLeases>();
        services.AddSingleton<MessageDelivery>();
        services.AddSingleton<OutboxWorker>();
        services.AddScoped<Outbox>();
        services.AddScoped<MessageLedger>();
        services.AddScoped<SmsAllowance>();
        services.AddScoped<SmsStopList>();
        services.AddSingleton<MessageKinds>();
        services.AddMessagesOf(typeof(MessagingSetup).Assembly);
        foreach (var letterheads in Implementing(typeof(ILetterheads))) services.AddScoped(typeof(ILetterheads), letterheads);

        services.AddSenders(settings, environment);
        if (settings.GetValue("Jobs:Enabled", true)) services.AddHostedService(house => house.GetRequiredService<OutboxWorker>());
        return services;
    }

    /// <summary>Makes known the messages that an assembly's rooms write.</summary>
    public static IServiceCollection AddMessagesOf(this IServiceCollection services, Assembly rooms)
    {
        foreach (var kind in MessageKind.In(rooms))
        {
            services.AddSingleton(kind);
            services.AddScoped(kind.Writer);
        }

        return services;
    }

    public static void MapInclusionMessaging(this WebApplication app)
    {
        LetterPage.Map(app);
        if (app.Environment.IsDevelopment()) MailboxPage.Map(app);
    }

    /// <summary>A channel without its setting keeps its messages in the mailbox in Development, and for a person elsewhere.</summary>
    private static void AddSenders(this IServiceCollection services, IConfiguration settings, IHostEnvironment environment)
    {
        if (environment.IsDevelopment())
        {
            var folder = settings["Messaging:MailboxFolder"] ?? Path.Combine(Storage.RepositoryRoot.Path ?? environment.ContentRootPath, "api", ".local", "mailbox");
            services.AddSingleton(house => new Mailbox(folder, house.GetRequiredService<IClock>()));
            if (settings["Sms:Url"] is null) services.Configure<SmsSettings>(sms => sms.Folder ??= folder);
        }

        if (environment.IsDevelopment() && settings["Mail:Host"] is null) services.AddSingleton<IMailSender, MailboxMail>();
        else services.AddSingleton<IMailSender, SmtpMail>();

        services.AddHttpClient<HttpSms>(http => http.Timeout = HttpSms.Patience).ConfigurePrimaryHttpMessageHandler(HttpSms.Handler).RemoveAllLoggers();
        services.AddSingleton<ISmsSender>(house => house.GetRequiredService<IOptions<SmsSettings>>().Value is { Url: null, Folder: { } folder }
            ? new FileSms(new Mailbox(folder, house.GetRequiredService<IClock>()))
            : house.GetRequiredService<HttpSms>());
    }

    private static IEnumerable<Type> Implementing(Type port) =>
        typeof(MessagingSetup).Assembly.GetTypes().Where(type => type is { IsAbstract: false, IsInterface: false } && type.IsAssignableTo(port));
}
