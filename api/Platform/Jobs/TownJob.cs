namespace Inclusion.Platform.Jobs;

/// <summary>
/// Work that the clock does in each town: a class whose name ends in « Job », with <see cref="RunsEveryAttribute"/> or
/// <see cref="RunsAtAttribute"/>, found by reflection. The schedule only says when to look: what is to be done stands in
/// the tables, so that a firing too many, or on two nodes at once, does no harm.
/// </summary>
public interface ITownJob
{
    /// <summary>
    /// Does a bounded part in a transaction of one town (<see cref="Access.Actor.System"/>), with the services of a scope
    /// of its own. True when more is left: it is called again in another transaction.
    /// </summary>
    Task<bool> RunAsync(CancellationToken stop);
}

/// <summary>Work that the clock does once for the whole house, without a town: keys, tokens, the seal of the journal.</summary>
public interface IHouseJob
{
    Task RunAsync(CancellationToken stop);
}

/// <summary>Runs again and again, from the start of the product.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RunsEveryAttribute : Attribute
{
    public int Minutes { get; set; }
    public int Seconds { get; set; }

    public TimeSpan Interval => TimeSpan.FromMinutes(Minutes) + TimeSpan.FromSeconds(Seconds);
}

/// <summary>Runs at hours of the day.</summary>
/// <param name="cron">Quartz's form: seconds, minutes, hours, day of month, month, day of week (<c>0 30 3 * * ?</c>).</param>
/// <param name="zone">The IANA zone of those hours. An hour that a clock change skips runs at the next; a doubled one runs once.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RunsAtAttribute(string cron, string zone = "Europe/Paris") : Attribute
{
    public string Cron { get; } = cron;
    public string Zone { get; } = zone;
}
