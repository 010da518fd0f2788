using Mono.Cecil;
using Mono.Cecil.Cil;

namespace Inclusion.Tests.Architecture;

/// <summary>What a type uses, read from its compiled form: its parents, its signatures, its attributes, its instructions.</summary>
internal static class Uses
{
    /// <summary>Every type that <paramref name="type"/> itself names; what is nested in it answers for itself.</summary>
    public static IEnumerable<TypeReference> Of(TypeDefinition type) =>
        Parents(type).Concat(type.Fields.Select(field => field.FieldType)).Concat(type.Methods.SelectMany(OfMethod))
            .Concat(Attributed(type)).SelectMany(Flatten).DistinctBy(used => used.FullName);

    /// <summary>The methods that <paramref name="method"/> calls, or hands on as a delegate.</summary>
    public static IEnumerable<MethodReference> Calls(MethodDefinition method) =>
        method.HasBody ? method.Body.Instructions.Select(each => each.Operand).OfType<MethodReference>() : [];

    /// <summary>A type without its wrapping: the element of an array, a generic and its arguments.</summary>
    public static IEnumerable<TypeReference> Flatten(TypeReference? type) => type switch
    {
        null or GenericParameter => [],
        GenericInstanceType generic => generic.GenericArguments.SelectMany(Flatten).Prepend(generic.ElementType),
        TypeSpecification wrapped => Flatten(wrapped.ElementType),
        _ => [type],
    };

    private static IEnumerable<TypeReference?> Parents(TypeDefinition type) =>
        type.Interfaces.Select(each => (TypeReference?)each.InterfaceType).Append(type.BaseType)
            .Concat(type.GenericParameters.SelectMany(each => each.Constraints).Select(each => each.ConstraintType));

    private static IEnumerable<TypeReference?> OfMethod(MethodDefinition method)
    {
        var signature = method.Parameters.Select(each => (TypeReference?)each.ParameterType).Append(method.ReturnType);
        if (!method.HasBody) return signature;
        return signature.Concat(method.Body.Variables.Select(each => each.VariableType))
            .Concat(method.Body.ExceptionHandlers.Select(each => each.CatchType))
            .Concat(method.Body.Instructions.SelectMany(Named));
    }

    private static IEnumerable<TypeReference?> Named(Instruction instruction) => instruction.Operand switch
    {
        TypeReference type => [type],
        FieldReference field => [field.DeclaringType, field.FieldType],
        GenericInstanceMethod generic => generic.GenericArguments.Append(generic.DeclaringType).Append(generic.ReturnType),
        MethodReference method => method.Parameters.Select(each => each.ParameterType).Append(method.DeclaringType).Append(method.ReturnType),
        _ => [],
    };

    private static IEnumerable<TypeReference?> Attributed(TypeDefinition type) =>
        new ICustomAttributeProvider[] { type }.Concat(type.Methods).Concat(type.Properties).Concat(type.Fields)
            .Concat(type.Methods.SelectMany(method => method.Parameters))
            .SelectMany(member => member.CustomAttributes)
            .SelectMany(attribute => attribute.ConstructorArguments.SelectMany(Arguments).Append(attribute.AttributeType));

    private static IEnumerable<TypeReference> Arguments(CustomAttributeArgument argument) => argument.Value switch
    {
        TypeReference type => [type],
        CustomAttributeArgument[] several => several.SelectMany(Arguments),
        _ => [],
    };
}
