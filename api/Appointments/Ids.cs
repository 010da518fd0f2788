using Inclusion.Platform.Storage;

namespace Inclusion.Appointments;

/// <summary>The key of an appointment.</summary>
public readonly record struct AppointmentId(Guid Value) : IId<AppointmentId>
{
    public static AppointmentId From(Guid value) => new(value);
    public static AppointmentId New() => new(Guid.CreateVersion7());
}

/// <summary>The key of a hold.</summary>
public readonly record struct HoldId(Guid Value) : IId<HoldId>
{
    public static HoldId From(Guid value) => new(value);
    public static HoldId New() => new(Guid.CreateVersion7());
}
