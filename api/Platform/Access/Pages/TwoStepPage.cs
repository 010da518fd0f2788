using System.Data;
using Inclusion.Platform.Access.Accounts;
using Inclusion.Platform.Jobs;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace Inclusion.Platform.Access.Pages;

/// <summary>Sets up the second step: for somebody signed in, or, where it is required, before the first session begins.</summary>
public sealed class TwoStepPage(AccessDb db, SecondFactor secondFactor, SignInSteps steps, TownWork town, SignInBrake brake, IClock clock) : AccountPage
{
    private byte[] _secret = [];
    private Account? _account;

    public override string Title => "Connexion en deux étapes";

    [BindProperty]
    public string? Code { get; set; }

    /// <summary>The secret offered to the telephone, sealed for this account, until a code proves it was taken.</summary>
    [BindProperty]
    public string? SealedSecret { get; set; }

    /// <summary>Recovery codes, shown once.</summary>
    public IReadOnlyList<string> Codes { get; private set; } = [];

    public string TypedSecret => string.Join(' ', Totp.Base32(_secret).Chunk(4).Select(letters => new string(letters)));

    public string QrSvg => QrPicture.Svg(Totp.Address(_secret, _account?.UserName ?? "", "Inclusion"));

    public async Task<IActionResult> OnGetAsync(CancellationToken stop)
    {
        if (await ElsewhereAsync(stop) is { } elsewhere) return elsewhere;
        Offer(Totp.NewSecret());
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken stop)
    {
        if (await ElsewhereAsync(stop) is { } elsewhere) return elsewhere;
        if (_account is not { } account || secondFactor.Open(account.Id, SealedSecret) is not { } secret) return LocalRedirect("/account/two-step");
        Offer(secret);

        if (await brake.TryAsync([BrakeSubject.SecondFactor(account.Id)], stop) is { } pause) return RefuseForNow(pause);
        if (Totp.MatchingStep(secret, Code ?? "", clock.GetCurrentInstant(), 0) is not { } step)
            return Refuse(nameof(Code), "Ce code n’est pas celui de la clé affichée. Vérifiez l’heure du téléphone, puis tapez le code suivant.");

        await brake.ForgiveAsync([BrakeSubject.SecondFactor(account.Id)], stop);
        Codes = await town.RunAsync(account.TerritoryId, IsolationLevel.ReadCommitted, services => services.GetRequiredService<CredentialDesk>().SetSecondFactorAsync(account.Id, secret, step, stop), stop);
        if (!IsSignedIn && await steps.FinishAsync(HttpContext, account, null, SafeReturnUrl, stop) is null) return LocalRedirect(DeniedPage.Path);
        ModelState.Clear();
        return Page();
    }

    private void Offer(byte[] secret)
    {
        _secret = secret;
        SealedSecret = _account is null ? null : secondFactor.Seal(_account.Id, secret);
    }

    /// <summary>Where to send whoever may not set it up now. Half way, somebody who has a second factor must show it, never replace it.</summary>
    private async Task<IActionResult?> ElsewhereAsync(CancellationToken stop)
    {
        if (!IsSignedIn)
        {
            _account = await steps.HalfWayAsync(HttpContext, stop);
            if (_account is null) return LocalRedirect(StaffSchemes.SignInPath);
            return _account.HasSecondFactor ? LocalRedirect("/account/second-step") : null;
        }

        if (!FreshSignIn.IsFresh(User)) return LocalRedirect(FreshSignIn.ConfirmThen("/account/two-step"));
        var id = StaffSessions.AccountOf(User);
        _account = await db.Users.AsNoTracking().SingleOrDefaultAsync(each => each.Id == id, stop);
        return _account is null ? LocalRedirect(StaffSchemes.SignInPath) : null;
    }
}
