using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Links;
using Inclusion.Platform.Messaging;
using Inclusion.Platform.Storage;
using Inclusion.Platform.Time;
using Inclusion.Residents;
using Inclusion.Territories;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Grc;

/// <summary>Tells the resident that their request is recorded (« accusé d'enregistrement », CRPA R112-11-1): its number, its day, and what silence will mean.</summary>
public sealed class GrcRequestRecordedMessage(InclusionDb db, CurrentActor actor, ResidentLinks links) : IMessage
{
    /// <summary>Null when the resident has no live record any more.</summary>
    public async Task<RenderedMessage?> RenderAsync(MessageOrder order, CancellationToken stop)
    {
        var town = actor.Value.Territory;
        var request = await db.GrcRequests.AsNoTracking().SingleOrDefaultAsync(each => each.TerritoryId == town && each.Id == new GrcRequestId(order.Subject), stop);
        if (request is null || await db.PreferredContactAsync(town, request.ResidentId, stop) is not { } reach) return null;
        var kind = await db.GrcRequestKinds.AsNoTracking().SingleAsync(each => each.TerritoryId == town && each.Id == request.KindId, stop);
        var territory = await db.Set<Territory>().AsNoTracking().SingleAsync(each => each.TerritoryId == town, stop);

        var call = territory.Telephone is { } telephone ? Telephones.ForReading(telephone) : null;
        var (subject, number) = ("Votre demande est enregistrée", GrcRequestWording.NumberOf(request));
        var paragraphs = GrcRequestWording.Paragraphs(request, kind.Name, territory.Name, call, await links.AddressAsync(ResidentLinkPurpose.MySpace, request.ResidentId.Value, stop));
        if (reach.Email is { } email) return new RenderedMessage.Email(email, subject, string.Join("\n\n", paragraphs));
        if (reach.Mobile is { } mobile) return new RenderedMessage.Sms(mobile, $"{territory.Name}: votre demande n. {number} est enregistrée le {FrenchDates.Words(request.ReceivedOn)}.{(call is null ? "" : $" Infos: {call}")}");
        string?[] address = [$"{reach.Person.GivenName} {reach.Person.FamilyName}".Trim(), reach.Postal];
        return new RenderedMessage.Letter([.. address.OfType<string>().Where(line => line.Length > 0)], subject, paragraphs) { Structure = request.StructureId };
    }
}
