using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;

namespace Inclusion.Grc;

/// <summary>A kind of request that the GRC takes.</summary>
/// <param name="RequestKind">What the GRC knows it by: small letters, digits and hyphens, at most 60. One that is there is changed.</param>
/// <param name="Name">What people call it, 1 to 120 characters.</param>
/// <param name="SilenceMeans">What the administration's silence means (CRPA L231-1, L231-4).</param>
/// <param name="SilenceMonths">After how many calendar months, date to date: 1 to 24.</param>
public sealed record SetGrcRequestKindInput(string RequestKind, string Name, SilenceEffect SilenceMeans, int SilenceMonths);

/// <summary>Says which requests go to the GRC, and what silence means for each. Requests already made keep the rule they were made under.</summary>
[Allows(Role.Administrator)]
[Refuses(typeof(InvalidText), typeof(PersonalNumberFound), typeof(PasswordFound), typeof(OutOfBounds))]
public static class SetGrcRequestKindMutation
{
    public static async Task<Outcome<GrcRequestKindType>> SetGrcRequestKindAsync(SetGrcRequestKindInput input, Actor actor, InclusionDb db, CancellationToken stop)
    {
        await db.HoldGrcLinkAsync(actor.Territory, stop);
        var code = input.RequestKind.Trim();
        var known = await db.GrcRequestKinds.SingleOrDefaultAsync(each => each.TerritoryId == actor.Territory && each.Code == code, stop);
        var set = GrcRequestKind.Set(actor.Territory, known, code, input.Name, input.SilenceMeans, input.SilenceMonths);
        if (set.IsRefused) return Outcome<GrcRequestKindType>.Refused(set.Refusals);
        if (known is null) db.Add(set.Value);
        return await db.SaveAsync(new GrcRequestKindType(set.Value), stop);
    }
}
