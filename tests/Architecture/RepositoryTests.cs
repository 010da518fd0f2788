using System.Text.RegularExpressions;
using Shouldly;

namespace Inclusion.Tests.Architecture;

/// <summary>A clone works anywhere: no file names a package registry, or a folder of one machine.</summary>
public sealed partial class RepositoryTests
{
    private static readonly string[] Binary = [".png", ".ico", ".woff2", ".jpg", ".pdf", ".gz", ".br"];

    [Fact]
    public void No_file_names_a_package_registry_or_a_folder_of_one_machine() =>
        Repository.Files.Where(file => !Binary.Contains(Path.GetExtension(file)))
            .SelectMany(file => Found(Repository.Read(file)).Select(found => $"{file}: {found}")).ShouldBeEmpty();

    [Theory]
    [InlineData("ht" + "tps://registry.npm" + "js.org/graphql", "npm" + "js.")]
    [InlineData("<add key=\"api.nu" + "get.org\" />", "nu" + "get.org")]
    [InlineData("\"resolved\": \"http" + "s://elsewhere/x.tgz\"", "\"resolved\": \"http")]
    [InlineData("cd /wo" + "rk/clone", " /wo" + "rk/")]
    [InlineData("path=/ro" + "ot/.cache", "=/ro" + "ot/")]
    [InlineData("\"/ho" + "me/me/x\"", "\"/ho" + "me/")]
    public void A_planted_address_is_found(string text, string found) => Found(text).ShouldBe([found]);

    [Theory]
    [InlineData("the route api/work/items, and npm packages of NuGet")]
    [InlineData("GET /v1/home/ of a connector")]
    public void Ordinary_words_are_let_through(string text) => Found(text).ShouldBeEmpty();

    private static IEnumerable<string> Found(string text) => Forbidden().Matches(text).Select(match => match.Value);

    [GeneratedRegex("""npm[j]s\.|nuge[t]\.org|debia[n]\.org|"resolved": *"[h]ttp|(?:^|[\s"'=(:`])/(?:wor[k]|roo[t]|hom[e])/""", RegexOptions.Multiline | RegexOptions.CultureInvariant)]
    private static partial Regex Forbidden();
}
