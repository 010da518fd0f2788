using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Links;
using Inclusion.Platform.Messaging;
using Inclusion.Platform.Storage;
using Inclusion.Residents;
using Inclusion.Territories;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Mandates;

/// <summary>The resident's receipt of a mandate: to whom, until when, and the link that withdraws it. Its subject is the mandate.</summary>
public sealed class MandateGrantedMessage(InclusionDb db, CurrentActor actor, ResidentLinks links, IClock clock) : IMessage
{
    /// <summary>Null when the mandate is live no more: there is nothing left to withdraw.</summary>
    public async Task<RenderedMessage?> RenderAsync(MessageOrder order, CancellationToken stop)
    {
        var (town, now) = (actor.Value.Territory, clock.GetCurrentInstant());
        var mandate = await db.Mandates.AsNoTracking().SingleOrDefaultAsync(each => each.TerritoryId == town && each.Id == new MandateId(order.Subject), stop);
        if (mandate is null || mandate.StateAt(now) is not MandateState.Granted || mandate.EndsAt is not { } ends) return null;
        if (await db.PreferredContactAsync(town, mandate.ResidentId, stop) is not { } reach) return null;
        if (await links.AddressAsync(ResidentLinkPurpose.MandateWithdrawal, mandate.Id.Value, stop) is not { } link) return null;

        var structure = await db.Structures.AsNoTracking().SingleAsync(each => each.TerritoryId == town && each.Id == mandate.StructureId, stop);
        var territory = await db.Territories.AsNoTracking().SingleAsync(each => each.TerritoryId == town, stop);
        var themes = mandate.Themes.Where(each => each.WithdrawnAt is null).Select(each => each.Theme).Order().ToList();
        var until = ends.InZone(DateTimeZoneProviders.Tzdb[territory.TimeZone]).LocalDateTime;
        var saying = new MandateSaying(structure.Name, themes, until, link, territory.Name, (structure.Telephone ?? territory.Telephone) is { } number ? Telephones.ForReading(number) : null);
        return Write(saying, reach, mandate.StructureId);
    }

    private static RenderedMessage Write(MandateSaying saying, Reachable reach, StructureId structure)
    {
        var paragraphs = MandateWording.Paragraphs(saying);
        if (reach.Email is { } email) return new RenderedMessage.Email(email, MandateWording.Subject, string.Join("\n\n", paragraphs));
        if (reach.Mobile is { } mobile) return new RenderedMessage.Sms(mobile, MandateWording.Text(saying));
        string?[] address = [$"{reach.Person.GivenName} {reach.Person.FamilyName}".Trim(), reach.Postal];
        return new RenderedMessage.Letter([.. address.OfType<string>().Where(line => line.Length > 0)], MandateWording.Subject, paragraphs) { Structure = structure };
    }
}
