using Inclusion.Platform.Time;
using NodaTime;
using Shouldly;

namespace Inclusion.Tests.Platform;

public class FrenchHolidaysTests
{
    [Fact]
    public void The_mainland_keeps_its_eleven_days_of_2026()
    {
        FrenchHolidays.Of(2026, HolidayRegion.Mainland).ShouldBe(
        [
            new(new(2026, 1, 1), "Jour de l'an"),
            new(new(2026, 4, 6), "Lundi de Pâques"),
            new(new(2026, 5, 1), "Fête du Travail"),
            new(new(2026, 5, 8), "Victoire de 1945"),
            new(new(2026, 5, 14), "Ascension"),
            new(new(2026, 5, 25), "Lundi de Pentecôte"),
            new(new(2026, 7, 14), "Fête nationale"),
            new(new(2026, 8, 15), "Assomption"),
            new(new(2026, 11, 1), "Toussaint"),
            new(new(2026, 11, 11), "Armistice de 1918"),
            new(new(2026, 12, 25), "Noël"),
        ]);
    }

    [Theory]
    [InlineData(1983, 4, 3)]
    [InlineData(2008, 3, 23)]
    [InlineData(2024, 3, 31)]
    [InlineData(2025, 4, 20)]
    [InlineData(2026, 4, 5)]
    [InlineData(2027, 3, 28)]
    [InlineData(2038, 4, 25)]
    [InlineData(2049, 4, 18)]
    [InlineData(2076, 4, 19)]
    [InlineData(2285, 3, 22)]
    public void Easter_falls_on_the_published_day(int year, int month, int day) =>
        FrenchHolidays.EasterSunday(year).ShouldBe(new LocalDate(year, month, day));

    [Fact]
    public void Alsace_Moselle_keeps_Good_Friday_and_the_day_after_Christmas_besides()
    {
        var besides = FrenchHolidays.Of(2026, HolidayRegion.AlsaceMoselle).Except(FrenchHolidays.Of(2026, HolidayRegion.Mainland));

        besides.ShouldBe([new(new(2026, 4, 3), "Vendredi saint"), new(new(2026, 12, 26), "Saint-Étienne")]);
    }

    [Theory]
    [InlineData(HolidayRegion.Guadeloupe, 5, 27)]
    [InlineData(HolidayRegion.Martinique, 5, 22)]
    [InlineData(HolidayRegion.FrenchGuiana, 6, 10)]
    [InlineData(HolidayRegion.Reunion, 12, 20)]
    [InlineData(HolidayRegion.Mayotte, 4, 27)]
    [InlineData(HolidayRegion.SaintBarthelemy, 10, 9)]
    [InlineData(HolidayRegion.SaintMartin, 5, 28)]
    public void Overseas_each_keeps_its_own_day_of_the_abolition_of_slavery(HolidayRegion region, int month, int day)
    {
        var besides = FrenchHolidays.Of(2026, region).Except(FrenchHolidays.Of(2026, HolidayRegion.Mainland));

        besides.ShouldBe([new(new(2026, month, day), "Abolition de l'esclavage")]);
        FrenchHolidays.IsHoliday(new(2026, month, day), region).ShouldBeTrue();
        FrenchHolidays.IsHoliday(new(2026, month, day), HolidayRegion.Mainland).ShouldBeFalse();
    }

    [Fact]
    public void Saint_Martin_kept_the_27th_of_May_until_2017()
    {
        FrenchHolidays.IsHoliday(new(2017, 5, 27), HolidayRegion.SaintMartin).ShouldBeTrue();
        FrenchHolidays.IsHoliday(new(2018, 5, 27), HolidayRegion.SaintMartin).ShouldBeFalse();
    }

    [Fact]
    public void Two_holidays_on_one_day_are_both_named()
    {
        var holidays = FrenchHolidays.Of(2008, HolidayRegion.Mainland).Where(holiday => holiday.On == new LocalDate(2008, 5, 1));

        holidays.Select(holiday => holiday.Name).ShouldBe(["Ascension", "Fête du Travail"]);
    }

    [Fact]
    public void Ten_working_days_step_over_week_ends_and_holidays()
    {
        var friday = new LocalDate(2026, 4, 24);

        WorkingDays.After(friday, 1, HolidayRegion.Mainland).ShouldBe(new LocalDate(2026, 4, 27));
        WorkingDays.After(friday, 10, HolidayRegion.Mainland).ShouldBe(new LocalDate(2026, 5, 12));
        WorkingDays.After(friday, 1, HolidayRegion.Mayotte).ShouldBe(new LocalDate(2026, 4, 28));
        WorkingDays.Between(friday, new(2026, 5, 12), HolidayRegion.Mainland).ShouldBe(10);
        WorkingDays.Between(friday, friday, HolidayRegion.Mainland).ShouldBe(0);
    }
}
