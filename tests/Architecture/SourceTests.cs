using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Shouldly;

namespace Inclusion.Tests.Architecture;

/// <summary>Rules that the compiler's output no longer shows: they are read from the source, as the compiler reads it.</summary>
public sealed class SourceTests
{
    private const int LongestFile = 200, LongestMethod = 60, LongestProgram = 60;

    /// <summary>Files and methods that may be longer, each with its reason.</summary>
    private static readonly Dictionary<string, string> MayBeLonger = [];

    private const string Planted = """
        class Planted
        {
            string Certain(string? text) => text!;
            string Sure(string? text) => text!.Trim();
            bool Not(bool a) => !a;
            void Hides() { try { } catch { } }
            void HidesWithAReason() { try { } catch (System.Exception) { /* never mind */ } }
            void Handles() { try { } catch (System.Exception) { throw; } }
            void Filters() { try { } catch (System.Exception e) when (e is System.FormatException) { Hides(); } }
            void Swallows() { try { } catch (System.Exception) { Hides(); } }
        }
        """;

    [Fact]
    public void Nobody_tells_the_compiler_that_null_cannot_be() => Everywhere(Certainties).ShouldBeEmpty();

    [Fact]
    public void A_planted_certainty_is_found() => Certainties(Parse(Planted)).ShouldBe(["text!", "text!"]);

    [Fact]
    public void No_catch_hides_a_fault() => Everywhere(Hiding).ShouldBeEmpty();

    [Fact]
    public void A_planted_hiding_catch_is_found() =>
        Hiding(Parse(Planted)).ShouldBe(["an empty catch in Hides", "an empty catch in HidesWithAReason", "a catch of everything in Swallows"]);

    [Fact]
    public void No_file_and_no_method_grows_too_long() => Everywhere(TooLong).Where(found => !MayBeLonger.Keys.Any(found.Contains)).ShouldBeEmpty();

    [Fact]
    public void A_planted_long_file_and_method_are_found()
    {
        var longMethod = $"class Planted\n{{\n    void Short() {{ }}\n    void Long()\n    {{\n{string.Concat(Enumerable.Repeat("        ;\n", LongestMethod))}    }}\n}}\n";
        TooLong(Parse(longMethod)).ShouldBe([$"Long has {LongestMethod + 3} lines"]);
        TooLong(Parse($"class Planted;{new string('\n', LongestFile + 1)}")).ShouldBe([$"{LongestFile + 1} lines"]);
    }

    [Fact]
    public void Program_reads_as_a_table_of_contents() => Repository.Read("api/Program.cs").Split('\n').Length.ShouldBeLessThan(LongestProgram);

    private static IEnumerable<string> Everywhere(Func<SyntaxNode, IEnumerable<string>> rule) =>
        Repository.Sources.SelectMany(source => rule(source.Tree.GetRoot()), (source, found) => $"{source.File}: {found}");

    private static SyntaxNode Parse(string text) => CSharpSyntaxTree.ParseText(text).GetRoot();

    private static IEnumerable<string> Certainties(SyntaxNode root) =>
        root.DescendantNodes().Where(node => node.IsKind(SyntaxKind.SuppressNullableWarningExpression)).Select(node => node.ToString());

    private static IEnumerable<string> Hiding(SyntaxNode root) =>
        from caught in root.DescendantNodes().OfType<CatchClauseSyntax>()
        let fault = caught.Block.Statements.Count == 0 ? "an empty catch" : Swallows(caught) ? "a catch of everything" : null
        where fault is not null
        select $"{fault} in {caught.Ancestors().OfType<MethodDeclarationSyntax>().FirstOrDefault()?.Identifier.Text}";

    /// <summary>True for a catch of any exception that neither filters, nor throws, nor looks at what it caught.</summary>
    private static bool Swallows(CatchClauseSyntax caught)
    {
        if (caught.Filter is not null || caught.Declaration is { } declared && declared.Type.ToString() is not ("Exception" or "System.Exception")) return false;
        var name = caught.Declaration?.Identifier.Text;
        return !caught.Block.DescendantNodes().Any(node => node is ThrowStatementSyntax or ThrowExpressionSyntax
            || node is IdentifierNameSyntax used && used.Identifier.Text == name);
    }

    private static IEnumerable<string> TooLong(SyntaxNode root)
    {
        var lines = root.GetText().Lines.Count(line => line.EndIncludingLineBreak > line.Start);
        if (lines > LongestFile) yield return $"{lines} lines";
        foreach (var method in root.DescendantNodes().OfType<BaseMethodDeclarationSyntax>())
        {
            var span = method.GetLocation().GetLineSpan();
            var length = span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
            if (length > LongestMethod) yield return $"{(method as MethodDeclarationSyntax)?.Identifier.Text ?? "a constructor"} has {length} lines";
        }
    }
}
