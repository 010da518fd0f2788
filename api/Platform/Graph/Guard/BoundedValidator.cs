using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using GraphQL;
using GraphQL.Validation;
using GraphQLParser.AST;

namespace Inclusion.Platform.Graph.Guard;

/// <summary>
/// The engine's validator, stopped once it has found as many errors as are ever returned. What the language's own rules
/// found sound stays so: a document that is kept parsed is held against them once. Rights, cost and the values of
/// variables are judged at every request.
/// </summary>
public sealed class BoundedValidator(GraphLimits limits) : IDocumentValidator
{
    private static readonly FrozenSet<IValidationRule> OfTheLanguage = DocumentValidator.CoreRules.ToFrozenSet();
    private readonly ConditionalWeakTable<GraphQLDocument, object> _sound = [];
    private readonly DocumentValidator _validator = new();

    Task<IValidationResult> IDocumentValidator.ValidateAsync(in ValidationOptions options) => RunAsync(WithStop(options), options.CancellationToken);

    private async Task<IValidationResult> RunAsync(ValidationOptions options, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        try
        {
            var result = await _validator.ValidateAsync(options);
            if (result.IsValid) _sound.TryAdd(options.Document, _validator);
            return result;
        }
        catch (EnoughErrorsException enough)
        {
            return new ValidationResult(enough.Found);
        }
    }

    private ValidationOptions WithStop(in ValidationOptions options) => options with
    {
        Rules = Rules(options).Prepend(new StopRule(limits.Errors)),
    };

    private IEnumerable<IValidationRule> Rules(in ValidationOptions options)
    {
        var all = options.Rules ?? DocumentValidator.CoreRules;
        return _sound.TryGetValue(options.Document, out _) ? all.Where(rule => !OfTheLanguage.Contains(rule)) : all;
    }

    private sealed class StopRule(int most) : ValidationRuleBase, INodeVisitor
    {
        public override ValueTask<INodeVisitor?> GetPreNodeVisitorAsync(ValidationContext context) => new(this);

        public ValueTask EnterAsync(ASTNode node, ValidationContext context)
        {
            if (!context.HasErrors) return default;
            var found = context.Errors.Take(most).ToList();
            return found.Count < most ? default : throw new EnoughErrorsException(found);
        }

        public ValueTask LeaveAsync(ASTNode node, ValidationContext context) => default;
    }

    private sealed class EnoughErrorsException(IReadOnlyList<ValidationError> found) : Exception
    {
        public IReadOnlyList<ValidationError> Found { get; } = found;
    }
}
