using Inclusion.Platform;
using NodaTime;

namespace Inclusion.Planning;

/// <summary>Reads the days of an opening or an absence as a client asks for them.</summary>
public static class PlannedDays
{
    /// <summary>How far ahead the first day may lie.</summary>
    private static readonly Period Furthest = Period.FromYears(2);

    /// <summary>The days of a rule, or the first day alone when there is none.</summary>
    public static Outcome<Recurrence> Read(string? rule, LocalDate firstOn, TownCalendar calendar, LocalDate today)
    {
        if (firstOn > today + Furthest) return Refuse(RecurrenceFault.TooFarAhead, "firstOn");
        if (rule is null) return Recurrence.Once(firstOn);
        var (recurrence, fault) = RecurrenceText.Read(rule, firstOn, calendar.Zone);
        return recurrence is null ? Refuse(fault ?? RecurrenceFault.NotUnderstood, "rule") : recurrence;
    }

    private static RecurrenceRefused Refuse(RecurrenceFault fault, string path) => new(Words(fault), fault, path);

    private static string Words(RecurrenceFault fault) => fault switch
    {
        RecurrenceFault.WithoutEnd => "Une répétition a une fin. Donnez son dernier jour.",
        RecurrenceFault.EndsBeforeItBegins => "La répétition finit avant de commencer. Vérifiez ses dates.",
        RecurrenceFault.TooLong => $"Une répétition dure deux ans et {Recurrence.MostOccurrences} jours au plus. Raccourcissez-la.",
        RecurrenceFault.AbsurdInterval => "Cette répétition n'est pas plausible. Vérifiez l'intervalle et les jours.",
        RecurrenceFault.NeverFalls => "Cette répétition ne tombe sur aucun jour. Vérifiez ses dates.",
        RecurrenceFault.TooFarAhead => "Ce jour est trop lointain. Planifiez deux ans à l'avance au plus.",
        _ => "Cette répétition n'est pas comprise. Choisissez des jours de la semaine ou du mois.",
    };
}
