using System.Security.Cryptography;
using Inclusion.Platform.Settings;

namespace Inclusion.Platform.Messaging;

/// <summary>The text message operator.</summary>
/// <param name="Url">Where a message is posted. The only address that text messages ever go to; redirects are not followed.</param>
/// <param name="ContentType"><c>application/json</c> or <c>application/x-www-form-urlencoded</c>.</param>
/// <param name="Template">The body, with <c>{{to}}</c>, <c>{{text}}</c>, <c>{{sender}}</c> and <c>{{reference}}</c> filled in as the content type asks.</param>
/// <param name="SecretHeader">The header that carries <paramref name="Secret"/>, which is its whole value (<c>Bearer …</c>).</param>
/// <param name="Folder">Text messages are written to files here when there is no operator; for trials.</param>
/// <param name="SegmentsPerMonth">What a town may send a month unless it decides otherwise.</param>
/// <param name="StopKey">Keys the list of numbers that asked for no more messages.</param>
/// <param name="CallbackSecret">What the operator's own calls must carry in <paramref name="SecretHeader"/>; null: such calls are refused.</param>
public sealed record SmsSettings(
    Uri? Url, string ContentType, string Template, string Sender, string SecretHeader, string? Secret, string? Folder, int SegmentsPerMonth, string? StopKey, string? CallbackSecret)
{
    private const string Json = "application/json", Form = "application/x-www-form-urlencoded";
    private const string JsonTemplate = """{"to":"{{to}}","text":"{{text}}","from":"{{sender}}","reference":"{{reference}}"}""";

    private static readonly Setting Address = new("Sms:Url", "adresse HTTPS où l'opérateur de SMS reçoit les messages ; sans elle, aucun SMS ne part.");
    private static readonly Setting Type = new("Sms:ContentType", $"{Json} (sans réglage) ou {Form}.");
    private static readonly Setting Body = new("Sms:Template", "corps de l'envoi, avec {{to}}, {{text}}, {{sender}} et {{reference}}.");
    private static readonly Setting From = new("Sms:Sender", "nom affiché comme expéditeur, 11 lettres et chiffres au plus ; « Inclusion » sans lui.");
    private static readonly Setting Header = new("Sms:SecretHeader", "en-tête qui porte le secret ; Authorization sans lui.");
    private static readonly Setting Password = new("Sms:Secret", "secret de l'opérateur, tel qu'il figure dans l'en-tête (« Bearer … »).") { IsSecret = true };
    private static readonly Setting Directory = new("Sms:Folder", "dossier où écrire les SMS au lieu de les envoyer, pour un essai sans opérateur.");
    private static readonly Setting Budget = new("Sms:SegmentsPerMonth", "segments de SMS par mois et par collectivité ; 3000 sans lui. Chaque collectivité peut changer le sien.");
    private static readonly Setting Stops = new("Sms:StopKey", "clé de la liste des numéros qui refusent les SMS ; obligatoire avec Sms__Url ou Sms__Folder, et à ne jamais changer.")
    { IsSecret = true, MadeInDevelopment = () => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)) };
    private static readonly Setting Callback = new("Sms:CallbackSecret", "secret que l'opérateur présente quand il annonce une remise ou un STOP ; sans lui, ces appels sont refusés.") { IsSecret = true };

    /// <summary>True when text messages can leave.</summary>
    public bool IsConfigured => Url is not null || Folder is not null;

    /// <exception cref="StartRefusedException">A setting is malformed or missing; the sentence names it.</exception>
    public static SmsSettings Read(IConfiguration settings, IHostEnvironment environment)
    {
        var read = new SmsSettings(
            Address.Read(settings) is { } url ? Absolute(url, environment) : null,
            Type.Read(settings) is null or Json ? Json : Type.Read(settings) is Form ? Form : throw new StartRefusedException($"Le réglage {Type.Variable} est {Json} ou {Form}."),
            Body.Read(settings) ?? JsonTemplate,
            From.Read(settings) ?? "Inclusion",
            Header.Read(settings) ?? "Authorization",
            Password.Read(settings), Directory.Read(settings), Budget.Number(settings, 3000, 0, 1_000_000), Stops.Read(settings), Callback.Read(settings));
        return read is { IsConfigured: true, StopKey: null } ? throw new StartRefusedException($"Le réglage {Stops.Variable} manque : {Stops.Description}") : read;
    }

    /// <summary>In clear only towards the machine itself.</summary>
    private static Uri Absolute(string url, IHostEnvironment environment) =>
        Uri.TryCreate(url, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp && (address.IsLoopback || environment.IsDevelopment()))
            ? address
            : throw new StartRefusedException($"Le réglage {Address.Variable} n'est pas une adresse https.");
}
