using Inclusion.Places;
using Inclusion.Platform;
using Inclusion.Platform.Access;
using Inclusion.Platform.Graph;
using Inclusion.Platform.Storage;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Vouchers;

/// <summary>The terms of a programme.</summary>
/// <param name="Name">Its name, 1 to 120 characters.</param>
/// <param name="Buyer">Who orders the vouchers (« commanditaire »), 1 to 200 characters.</param>
/// <param name="Funder">Who pays for them in the end, 1 to 200 characters.</param>
/// <param name="ValidFromOn">The first day on which a voucher is taken in.</param>
/// <param name="ValidUntilOn">The last day on which booklets are handed over; at most five years after the first.</param>
/// <param name="Services">What its vouchers pay for; one at least.</param>
/// <param name="FaceValueCents">What one voucher is worth, 1 to 100,000 cents; 1,000 (10 €) when left out.</param>
/// <param name="VouchersPerBooklet">5 or 10; 5 when left out.</param>
/// <param name="GraceDays">For how many days after the last one vouchers are still taken in, 0 to 366; 31 when left out.</param>
/// <param name="MinutesMax">The longest workshop that one voucher pays for, 15 to 480 minutes; 120 when left out.</param>
/// <param name="PlaceIds">The places approved from the beginning, at most 100.</param>
public sealed record OpenProgrammeInput(
    string Name, string Buyer, string Funder, LocalDate ValidFromOn, LocalDate ValidUntilOn, IReadOnlyList<ServiceKind> Services,
    int? FaceValueCents = null, int? VouchersPerBooklet = null, int? GraceDays = null, int? MinutesMax = null, IReadOnlyList<PlaceId>? PlaceIds = null)
{
    internal ProgrammeTerms ToTerms() => new(Name, Buyer, Funder, new Cents(FaceValueCents ?? 1000), VouchersPerBooklet ?? 5, ValidFromOn, ValidUntilOn, GraceDays ?? 31, MinutesMax ?? 120, Services);
}

/// <summary>Opens a programme of vouchers (« Pass numériques »), with the places that may take them in. Its terms stay as they are from then on.</summary>
[Allows(Role.VoucherManager)]
[Refuses(typeof(InvalidText), typeof(PersonalNumberFound), typeof(PasswordFound), typeof(OutOfBounds), typeof(ValidityMisordered), typeof(NoServiceAllowed), typeof(UnknownId))]
public static class OpenProgrammeMutation
{
    private const int MostPlaces = 100;

    public static async Task<Outcome<ProgrammeType>> OpenProgrammeAsync(OpenProgrammeInput input, Actor actor, InclusionDb db, IClock clock, CancellationToken stop)
    {
        var now = clock.GetCurrentInstant();
        var opened = Programme.Open(actor.Territory, input.ToTerms(), now);
        if (opened.IsRefused) return Outcome<ProgrammeType>.Refused(opened.Refusals);

        var places = (input.PlaceIds ?? []).Distinct().ToList();
        if (places.Count > MostPlaces) return new OutOfBounds($"Choisissez {MostPlaces} lieux au plus. Habilitez les autres ensuite.", 0, MostPlaces, "placeIds");
        var known = await db.Places.CountAsync(each => each.TerritoryId == actor.Territory && places.Contains(each.Id) && each.ArchivedAt == null, stop);
        if (known != places.Count) return UnknownId.Of("l'un de ces lieux", "placeIds");

        var programme = opened.Value;
        db.Add(programme);
        db.AddRange(places.Select(each => new QualifiedPlace(programme.TerritoryId, programme.Id, each, now)));
        return await db.SaveAsync(new ProgrammeType(programme), stop);
    }
}
