using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Platform.Messaging;

/// <summary>Whose number.</summary>
/// <param name="Telephone">As dialled from France, or with its country code.</param>
public sealed record StopTextingInput(string Telephone);

/// <summary>Records that a person wants no more text messages on a number (« STOP »). Their messages take another way from now on.</summary>
[Allows(Role.Mediator, Role.SocialWorker, Role.Reception)]
[Refuses(typeof(InvalidText), typeof(SmsNotConfigured))]
public static class StopTextingMutation
{
    public static async Task<Outcome<SmsStopType>> StopTextingAsync(
        StopTextingInput input, Actor actor, InclusionDb db, SmsStopList stops, SmsSettings settings, CancellationToken stop)
    {
        if (!settings.IsConfigured) return SmsNumbers.NotConfigured;
        if (Telephones.Normalise(input.Telephone) is not { } number) return SmsNumbers.Malformed;
        return await SmsNumbers.ShowAsync(await stops.StopAsync(number, stop), actor, db, stop);
    }
}

/// <summary>Whose number.</summary>
/// <param name="Telephone">As dialled from France, or with its country code.</param>
public sealed record ResumeTextingInput(string Telephone);

/// <summary>Records that a person takes text messages again on a number.</summary>
[Allows(Role.Mediator, Role.SocialWorker, Role.Reception)]
[Refuses(typeof(InvalidText), typeof(SmsNotConfigured), typeof(UnknownId))]
public static class ResumeTextingMutation
{
    public static async Task<Outcome<SmsStopType>> ResumeTextingAsync(
        ResumeTextingInput input, Actor actor, InclusionDb db, SmsStopList stops, SmsSettings settings, CancellationToken stop)
    {
        if (!settings.IsConfigured) return SmsNumbers.NotConfigured;
        if (Telephones.Normalise(input.Telephone) is not { } number) return SmsNumbers.Malformed;
        if (await stops.LiftAsync(number, stop) is not { } lifted) return new UnknownId("Ce numéro n'a jamais refusé les SMS.", "telephone");
        return await SmsNumbers.ShowAsync(lifted, actor, db, stop);
    }
}

internal static class SmsNumbers
{
    public static SmsNotConfigured NotConfigured => new("Votre collectivité n'envoie pas de SMS.");

    public static InvalidText Malformed => new("Ce numéro de téléphone n'est pas complet ou n'existe pas.", TextFault.Malformed, null, "telephone");

    public static async Task<SmsStopType> ShowAsync(SmsStopId id, Actor actor, InclusionDb db, CancellationToken stop) =>
        new(await db.SmsStops.AsNoTracking().SingleAsync(each => each.TerritoryId == actor.Territory && each.Id == id, stop));
}
