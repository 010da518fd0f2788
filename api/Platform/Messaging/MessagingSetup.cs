using System.Reflection;
using Inclusion.Platform.Jobs;
using Inclusion.Platform.Storage;
using NodaTime;

namespace Inclusion.Platform.Messaging;

/// <summary>Wires the outbox, its workers and the ways out.</summary>
public static class MessagingSetup
{
    public static IServiceCollection AddInclusionMessaging(this IServiceCollection services, IConfiguration settings, IHostEnvironment environment)
    {
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
        foreach (var letterheads in ProductTypes.Implementing(typeof(ILetterheads))) services.AddScoped(typeof(ILetterheads), letterheads);

        services.AddSenders(settings, environment);
        if (JobsSetup.AreEnabled(settings)) services.AddHostedService<LateService<OutboxWorker>>();
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
        SmsCallbackEndpoint.Map(app);
        if (app.Environment.IsDevelopment()) MailboxPage.Map(app);
    }

    /// <summary>A channel without its setting keeps its messages in the mailbox in Development, and for a person elsewhere.</summary>
    private static void AddSenders(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var (mail, sms, messaging) = (MailSettings.Read(configuration), SmsSettings.Read(configuration, environment), MessagingSettings.Read(configuration));
        if (environment.IsDevelopment())
        {
            var folder = messaging.MailboxFolder ?? Path.Combine(RepositoryRoot.LocalFolder ?? environment.ContentRootPath, "mailbox");
            services.AddSingleton(house => new Mailbox(folder, house.GetRequiredService<IClock>()));
            if (sms is { Url: null, Folder: null, StopKey: not null }) sms = sms with { Folder = folder };
        }

        services.AddSingleton(mail).AddSingleton(sms).AddSingleton(messaging);
        if (environment.IsDevelopment() && mail.Host is null) services.AddSingleton<IMailSender, MailboxMail>();
        else services.AddSingleton<IMailSender, SmtpMail>();

        services.AddHttpClient<HttpSms>(http => http.Timeout = HttpSms.Patience).ConfigurePrimaryHttpMessageHandler(HttpSms.Handler).RemoveAllLoggers();
        if (sms is { Url: null, Folder: { } kept }) services.AddSingleton<ISmsSender>(house => new FileSms(new Mailbox(kept, house.GetRequiredService<IClock>())));
        else services.AddSingleton<ISmsSender>(house => house.GetRequiredService<HttpSms>());
    }
}
