using Inclusion.Platform.Storage;

namespace Inclusion.Vouchers;

/// <summary>What a buyer pays vouchers for, and on which terms (« programme »).</summary>
public readonly record struct ProgrammeId(Guid Value) : IId<ProgrammeId>
{
    public static ProgrammeId From(Guid value) => new(value);
    public static ProgrammeId New() => new(Guid.CreateVersion7());
}

/// <summary>Booklets made at one time.</summary>
public readonly record struct VoucherBatchId(Guid Value) : IId<VoucherBatchId>
{
    public static VoucherBatchId From(Guid value) => new(value);
    public static VoucherBatchId New() => new(Guid.CreateVersion7());
}

/// <summary>A booklet of vouchers (« carnet »).</summary>
public readonly record struct BookletId(Guid Value) : IId<BookletId>
{
    public static BookletId From(Guid value) => new(value);
    public static BookletId New() => new(Guid.CreateVersion7());
}

/// <summary>A digital-help voucher (« Pass numérique »).</summary>
public readonly record struct VoucherId(Guid Value) : IId<VoucherId>
{
    public static VoucherId From(Guid value) => new(value);
    public static VoucherId New() => new(Guid.CreateVersion7());
}

/// <summary>A voucher paid to a place (« encaissement »).</summary>
public readonly record struct RedemptionId(Guid Value) : IId<RedemptionId>
{
    public static RedemptionId From(Guid value) => new(value);
    public static RedemptionId New() => new(Guid.CreateVersion7());
}

/// <summary>What a structure asks back for the vouchers it took (« demande de remboursement »).</summary>
public readonly record struct RefundClaimId(Guid Value) : IId<RefundClaimId>
{
    public static RefundClaimId From(Guid value) => new(value);
    public static RefundClaimId New() => new(Guid.CreateVersion7());
}

/// <summary>A refund ordered by the treasurer (« mandatement »).</summary>
public readonly record struct PaymentId(Guid Value) : IId<PaymentId>
{
    public static PaymentId From(Guid value) => new(value);
    public static PaymentId New() => new(Guid.CreateVersion7());
}
