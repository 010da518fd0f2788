using Inclusion.Places;
using Inclusion.Platform.Access;
using Inclusion.Platform.Storage;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace Inclusion.Tests.Examples;

/// <summary>The town hall, a library that came with the national file of places, a bus, and a hall that is no longer used.</summary>
internal sealed class PlacesCast : IExampleCast
{
    public int Order => 20;

    public async Task EnterAsync(ExampleTown town, IServiceProvider house, CancellationToken stop)
    {
        var (db, now) = (house.GetRequiredService<InclusionDb>(), house.GetRequiredService<IClock>().GetCurrentInstant());
        var townHall = Place.Open(town.Id, new PlaceDetailsInput(
            PlaceKind.Permanent, "Hôtel de ville", "10 place Augustin-Laurent", "Hall, guichet 4", "59000", "Lille", "59350",
            50.6303, 3.0706, "03 53 01 00 10", "Mo-Fr 09:00-17:00"), town.Of<StructureId>("structure.ccas")).Value;
        var bus = Place.Open(town.Id, new PlaceDetailsInput(PlaceKind.Itinerant, "Bus numérique", Telephone: "06 12 34 56 10"), town.Of<StructureId>("structure.association")).Value;
        var oldHall = Place.Open(town.Id, new PlaceDetailsInput(PlaceKind.OneOff, "Salle des fêtes de Fives", "91 rue de Lannoy", null, "59800", "Lille", "59350"), null).Value;
        oldHall.Archive(now - Duration.FromDays(30));

        db.AddRange(townHall, bus, oldHall, Library(town));
        await db.SaveChangesAsync(stop);
        town.Add("place.townHall", townHall.Id);
        town.Add("place.bus", bus.Id);
        town.Add("place.oldHall", oldHall.Id);

        Place Library(ExampleTown of)
        {
            var library = Place.Import(of.Id, MednumLine.Read(2, LibraryLine, new LocalDate(2026, 9, 7)).Value);
            var details = library.Details;
            library.Change(new PlaceDetailsInput(
                details.Kind, details.Name, details.Street, details.StreetComplement, details.PostalCode, details.City, details.InseeCode,
                details.Latitude, details.Longitude, details.Telephone, details.OpeningHours), of.Of<StructureId>("structure.library"), new LocalDate(2026, 6, 1));
            of.Add("place.library", library.Id);
            return library;
        }
    }

    /// <summary>The library's line in the file.</summary>
    private static readonly Dictionary<string, string> LibraryLine = new()
    {
        [MednumColumn.Id] = "lille-mediatheque-jean-levy",
        [MednumColumn.Pivot] = "21590350100012",
        [MednumColumn.Name] = "Médiathèque Jean-Lévy",
        [MednumColumn.City] = "Lille",
        [MednumColumn.PostalCode] = "59000",
        [MednumColumn.InseeCode] = "59350",
        [MednumColumn.Street] = "32 rue Édouard-Delesalle",
        [MednumColumn.Typology] = "BIB",
        [MednumColumn.Telephone] = "03 53 01 00 20",
        [MednumColumn.OpeningHours] = "Tu-Sa 10:00-18:00",
        [MednumColumn.UpdatedOn] = "2026-06-01",
        [MednumColumn.Services] = "Aide aux démarches administratives",
        [MednumColumn.AccessModes] = "Se présenter",
    };
}
