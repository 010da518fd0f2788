using Inclusion.Appointments;
using Inclusion.Platform;
using Inclusion.Residents;
using NodaTime;

namespace Inclusion.Vouchers;

/// <summary>What a voucher is about to be kept for.</summary>
/// <param name="Resident">Whose appointment it is.</param>
/// <param name="State">Where the appointment stands.</param>
/// <param name="AcceptsVoucher">Whether a voucher may pay for its reason.</param>
/// <param name="IsAtQualifiedPlace">Whether the programme approves its place.</param>
/// <param name="Minutes">How long it lasts.</param>
/// <param name="Day">On which day of the town's clocks.</param>
public sealed record Reservation(ResidentId Resident, AppointmentState State, bool AcceptsVoucher, bool IsAtQualifiedPlace, int Minutes, LocalDate Day)
{
    /// <summary>Why the voucher cannot be kept so; null when it can.</summary>
    public Refusal? Judge(Programme programme, Booklet booklet, Voucher voucher)
    {
        if (!booklet.IsInUse || voucher.State is not VoucherState.Available) return new VoucherNotReady("Ce Pass n'est pas libre. Choisissez-en un autre du carnet.", voucher.State);
        if (State is not (AppointmentState.Planned or AppointmentState.Arrived)) return new AppointmentTakesNoVoucher("Ce rendez-vous est passé ou annulé : on ne lui garde plus de Pass.");
        if (!AcceptsVoucher) return new AppointmentTakesNoVoucher("Le motif de ce rendez-vous ne se paie pas par Pass : la personne garde le sien.");
        if (booklet.ResidentId != Resident) return new AppointmentTakesNoVoucher("Ce Pass a été remis à une autre personne. Choisissez-en un de celle qui vient.");
        if (!IsAtQualifiedPlace) return new AppointmentTakesNoVoucher("Le lieu de ce rendez-vous n'est pas habilité pour ce Pass. Déplacez le rendez-vous dans un lieu habilité.");
        if (Minutes > programme.MinutesMax) return new AppointmentTakesNoVoucher("Ce rendez-vous dure plus longtemps que ce qu'un Pass paie. Choisissez un motif plus court.");
        return Day < programme.ValidFrom || Day > programme.LastDay ? new AppointmentTakesNoVoucher("Ce jour-là, le programme de ce Pass n'est pas ouvert. Choisissez une autre date.") : null;
    }
}
