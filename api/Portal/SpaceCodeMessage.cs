using Inclusion.Platform.Access;
using Inclusion.Platform.Links;
using Inclusion.Platform.Messaging;
using Inclusion.Platform.Storage;
using Inclusion.Residents;
using Inclusion.Territories;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Portal;

/// <summary>The code that opens a resident's space, by text message where that is possible: the link often came by e-mail, and two ways are safer than one.</summary>
public sealed class SpaceCodeMessage(InclusionDb db, CurrentActor actor, ResidentLinks links, IClock clock) : IMessage
{
    /// <summary>Null once the code opens nothing any more.</summary>
    public async Task<RenderedMessage?> RenderAsync(MessageOrder order, CancellationToken stop)
    {
        var town = actor.Value.Territory;
        var code = await db.SpaceCodes.AsNoTracking().SingleOrDefaultAsync(each => each.TerritoryId == town && each.Id == new SpaceCodeId(order.Subject), stop);
        if (code is null || !code.OpensAt(clock.GetCurrentInstant())) return null;
        if (await db.PreferredContactAsync(town, code.ResidentId, stop) is not { } reach) return null;

        var name = await db.Territories.Where(each => each.TerritoryId == town).Select(each => each.Name).SingleAsync(stop);
        var digits = links.Digits(SpaceCode.Purpose, code.Id.Value);
        if (reach.Mobile is { } mobile) return new RenderedMessage.Sms(mobile, $"{name}: votre code est {digits}. Il dure 15 minutes. Ne le donnez à personne.");
        if (reach.Email is not { } email) return null;
        return new RenderedMessage.Email(email, "Votre code",
            $"Bonjour,\n\nVotre code est {digits}. Il ouvre votre espace pendant 15 minutes.\n\nNe le donnez à personne : nous ne vous le demanderons jamais. Si vous n'avez rien demandé, ne faites rien.\n\n{name}");
    }
}
