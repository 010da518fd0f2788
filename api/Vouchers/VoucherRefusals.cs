using Inclusion.Platform;
using NodaTime;

namespace Inclusion.Vouchers;

/// <summary>The programme would end before it begins, last longer than five years, or lie outside of 2000 to 2200.</summary>
public sealed record ValidityMisordered() : Refusal("La fin du programme vient après son début, et cinq ans au plus. Corrigez les dates.", "validUntilOn");

/// <summary>A programme pays for one kind of service at least.</summary>
public sealed record NoServiceAllowed() : Refusal("Choisissez au moins un service que ces Pass peuvent payer.", "services");

/// <summary>The programme is over: nothing more is made or handed over.</summary>
public sealed record ProgrammeOver() : Refusal("Ce programme est terminé. Choisissez-en un autre.", "programmeId");

/// <summary>No booklet is left to hand over.</summary>
public sealed record NoBookletLeft() : Refusal("Il ne reste aucun carnet à remettre. Demandez-en à la personne qui tient le stock.", "programmeId");

/// <summary>The booklet is not in a state from which this can be done.</summary>
/// <param name="State">Where it stands.</param>
public sealed record BookletNotReady(string Message, BookletState State) : Refusal(Message, "bookletId");

/// <summary>The voucher is not in a state from which this can be done.</summary>
/// <param name="State">Where it stands.</param>
public sealed record VoucherNotReady(string Message, VoucherState State) : Refusal(Message, "voucherId");

/// <summary>The appointment cannot be paid by this voucher.</summary>
public sealed record AppointmentTakesNoVoucher(string Message) : Refusal(Message, "appointmentId");

/// <summary>The appointment has a voucher already.</summary>
public sealed record AppointmentHasVoucher() : Refusal("Un Pass est déjà gardé pour ce rendez-vous. Libérez-le d'abord si vous voulez en garder un autre.", "appointmentId");

/// <summary>The code leads to no voucher that can be spent here. Partners are not told more.</summary>
/// <param name="Because">Why; null for whoever is not the town's own staff.</param>
public sealed record VoucherRefused(string Message, VoucherFault? Because) : Refusal(Message, "code")
{
    private const string Plain = "Ce Pass ne peut pas être encaissé ici. Vérifiez le code, ou appelez la collectivité qui l'a remis.";

    public static VoucherRefused Of(VoucherFault fault, bool tellsWhy) => tellsWhy ? new(Why(fault), fault) : new(Plain, null);

    private static string Why(VoucherFault fault) => fault switch
    {
        VoucherFault.Mistyped => "Ce code comporte une faute de frappe. Relisez-le sur le Pass.",
        VoucherFault.Unknown => "Aucun Pass de la collectivité ne porte ce code, ou il a été réimprimé. Demandez la dernière feuille.",
        VoucherFault.NotIssued => "Ce carnet n'a pas encore été remis à quelqu'un. Appelez la personne qui tient le stock.",
        VoucherFault.AlreadyRedeemed => "Ce Pass a déjà été encaissé. Demandez-en un autre.",
        VoucherFault.Blocked => "Ce carnet est bloqué. Renvoyez la personne vers qui le lui a remis.",
        VoucherFault.TooEarly => "Le programme de ce Pass n'a pas commencé. Gardez-le pour plus tard.",
        VoucherFault.Expired => "Ce Pass n'est plus valable. Renvoyez la personne vers qui le lui a remis.",
        VoucherFault.PlaceNotQualified => "Ce lieu n'est pas habilité pour ce Pass. Choisissez un lieu habilité.",
        VoucherFault.ServiceNotAllowed => "Ce Pass ne paie pas ce genre d'atelier. Choisissez un service de son programme.",
        VoucherFault.TooLong => "Ce Pass paie un atelier plus court. Vérifiez la durée.",
        VoucherFault.ReservedElsewhere => "Ce Pass n'est pas gardé pour ce rendez-vous. Encaissez celui qui l'est.",
        _ => "Vous avez remis ce carnet vous-même. Demandez à quelqu'un d'autre d'encaisser ce Pass.",
    };
}

/// <summary>Too many codes were tried.</summary>
/// <param name="RetryAt">When one may try again.</param>
public sealed record TooManyTries(Instant RetryAt) : Refusal("Trop de codes essayés. Attendez un quart d'heure, ou appelez la collectivité.", "code");

/// <summary>The redemption was taken back already.</summary>
public sealed record AlreadyReversed() : Refusal("Cet encaissement est déjà annulé : il n'y a plus rien à faire.", "redemptionId");

/// <summary>The redemption's refund is asked for: it can no longer be taken back.</summary>
public sealed record AlreadyClaimed() : Refusal("Le remboursement de ce Pass est demandé : son encaissement ne s'annule plus. Prévenez le régisseur.", "redemptionId");

/// <summary>Nothing was taken in that is not claimed yet.</summary>
public sealed record NothingToClaim() : Refusal("Aucun Pass encaissé n'attend de remboursement pour ce programme. Encaissez-en d'abord, ou choisissez un autre programme.", "programmeId");

/// <summary>The claim is decided already.</summary>
/// <param name="State">How.</param>
public sealed record ClaimDecided(ClaimState State) : Refusal("Cette demande est déjà tranchée. Ouvrez-la pour voir la décision.", "refundClaimId");

/// <summary>Whoever issued, redeemed or claimed a voucher does not decide on its refund.</summary>
public sealed record OwnVouchersInClaim() : Refusal("Vous avez remis, encaissé ou réclamé un Pass de cette demande : une autre personne doit la trancher.", "refundClaimId");

/// <summary>Only whoever handed a booklet over prints its codes again.</summary>
public sealed record NotTheIssuer() : Refusal("Seule la personne qui a remis ce carnet peut en réimprimer la feuille. Bloquez-le, puis remettez-en un autre.", "bookletId");
