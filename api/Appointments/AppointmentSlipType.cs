using Inclusion.Platform;
using Inclusion.Platform.Access;

namespace Inclusion.Appointments;

/// <summary>What the slip of an appointment to come bears beside its hour and place (« carton de rendez-vous »): for the resident's hand, and nobody else's.</summary>
[Allows(Role.Mediator, Role.SocialWorker, Role.Reception, Role.Coordinator)]
public sealed class AppointmentSlipType(string pin, string? link)
{
    /// <summary>Six digits: the second fact that opens the resident's own space, until the appointment has ended.</summary>
    public string Pin => pin;

    /// <summary>Whole address of the appointment's page, the one that its messages bear; null when none was made (drop-in help).</summary>
    public string? Link => link;

    /// <summary>The same address as a QR code to be scanned: an SVG picture with its white border; null with `link`.</summary>
    public string? LinkQrSvg => link is null ? null : QrPicture.Svg(link);
}
