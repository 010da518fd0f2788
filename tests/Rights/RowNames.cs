using Inclusion.Platform.Graph;
using Inclusion.Tests.Examples;

namespace Inclusion.Tests.Rights;

/// <summary>Which row of a town is named where an id must be given, so that it exists, is the caller's to see, and may be changed.</summary>
internal static class RowNames
{
    /// <summary>A use case's own row: it ends something that others need, or is done to one kind of row only.</summary>
    private static readonly Dictionary<string, string> Own = new()
    {
        ["node.id"] = "structure.ccas",
        ["professional.id"] = "professional.mediator2",
        ["archivePlace.input.placeId"] = "place.spare",
        ["changePlace.input.placeId"] = "place.spare",
        ["archiveReason.input.reasonId"] = "reason.spare",
        ["changeReason.input.reasonId"] = "reason.spare",
        ["archiveStructure.input.structureId"] = "structure.spare",
        ["changeStructure.input.structureId"] = "structure.spare",
        ["changeProfessional.input.professionalId"] = "professional.spare",
        ["resetTotp.input.professionalId"] = "professional.mediator2",
        ["endProfessional.input.professionalId"] = "professional.leaving",
        ["endProfessional.input.successorId"] = "professional.mediator",
        ["mergeResidents.input.keptId"] = "resident.spare",
        ["mergeResidents.input.absorbedId"] = "resident.spareToo",
        ["changeContactPoint.input.contactPointId"] = "contactPoint.omarMobile",
        ["removeContactPoint.input.contactPointId"] = "contactPoint.jeanneDaughter",
        ["revokePartnerClient.input.partnerClientId"] = "partnerClient.spare",
        ["abandonMessage.input.stuckMessageId"] = "stuckMessage.spare",
        ["endOpening.input.openingId"] = "opening.telephone",
        ["abandonGrcRequest.input.grcRequestId"] = "grcRequest.stranded",
        ["partnerClient.id"] = "partnerClient.association",
        ["cancelSession.input.sessionId"] = "outreachSession.leaving",
        ["openSession.input.sessionId"] = "outreachSession.leaving",
        ["closeSession.input.sessionId"] = "outreachSession.open",
        ["countWalkIn.input.sessionId"] = "outreachSession.open",
        ["giveConsent.input.structureId"] = "structure.association",
        ["grantMandate.input.mandateId"] = "mandate.draft",
        ["renewMandate.input.mandateId"] = "mandate.ending",
        ["blockBooklet.input.bookletId"] = "booklet.rose",
        ["disqualifyPlace.input.placeId"] = "place.bus",
        ["releaseVoucher.input.voucherId"] = "voucher.reserved",
        ["reserveVoucher.input.appointmentId"] = "appointment.workshop",
        ["refuseRefund.input.refundClaimId"] = "refundClaim.other",
    };

    private static readonly Dictionary<string, string> Usual = new()
    {
        ["Resident"] = "resident.marie",
        ["Reason"] = "reason.rights",
        ["Place"] = "place.townHall",
        ["Structure"] = "structure.ccas",
        ["Professional"] = "professional.mediator",
        ["PartnerClient"] = "partnerClient.association",
        ["Appointment"] = "appointment.planned",
        ["Opening"] = "opening.townHall",
        ["Absence"] = "absence.training",
        ["ContactPoint"] = "contactPoint.marieEmail",
        ["OutreachSession"] = "outreachSession.market",
        ["SessionRegistration"] = "sessionRegistration.marie",
        ["AssistedProcedure"] = "assistedProcedure.open",
        ["ActivityReport"] = "activityReport.first",
        ["GrcRequest"] = "grcRequest.failed",
        ["Letter"] = "letter.notice",
        ["StuckMessage"] = "stuckMessage.notice",
        ["Mandate"] = "mandate.live",
        ["Consent"] = "consent.omar",
        ["Programme"] = "programme.pass",
        ["VoucherBatch"] = "voucherBatch.town",
        ["Booklet"] = "booklet.marie",
        ["Voucher"] = "voucher.free",
        ["Redemption"] = "redemption.open",
        ["RefundClaim"] = "refundClaim.submitted",
    };

    /// <summary>What a partner's program knows of instead.</summary>
    private static readonly Dictionary<string, string> OfPrograms = new() { ["Resident"] = "resident.awa", ["Appointment"] = "appointment.prescribed", ["Redemption"] = "redemption.partner", ["RefundClaim"] = "refundClaim.partnerRejected" };

    public static string Of(ExampleTown town, string caller, string field, IdPosition at) => town.Names[NameOf(caller, field, at)];

    /// <summary>Every row of a noun that the town has.</summary>
    public static IReadOnlyList<string> All(ExampleTown town, string noun) => [.. town.Names.Values.Where(each => GlobalId.Parse(each)?.Noun == noun)];

    private static string NameOf(string caller, string field, IdPosition at)
    {
        if (Own.TryGetValue($"{field}.{at.Path}", out var own)) return own;
        if (at.Noun == "Hold") return $"hold.{caller}.own";
        if (Callers.Programs.Contains(caller) && OfPrograms.TryGetValue(at.Noun, out var theirs)) return theirs;
        return Usual.TryGetValue(at.Noun, out var usual) ? usual : throw new InvalidOperationException($"{field}({at.Path}): which {at.Noun} of the town?");
    }
}
