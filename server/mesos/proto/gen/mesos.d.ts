import * as $protobuf from "protobufjs/minimal.js";
import Long = require("long");

/** Namespace mesos. */
export namespace mesos {

    /** Namespace v1. */
    namespace v1 {

        /**
         * Properties of a FrameworkInfo.
         * @deprecated Use mesos.v1.FrameworkInfo.$Properties instead.
         */
        interface IFrameworkInfo extends mesos.v1.FrameworkInfo.$Properties {
        }

        /** Represents a FrameworkInfo. */
        class FrameworkInfo {

            /**
             * Constructs a new FrameworkInfo.
             * @param [properties] Properties to set
             */
            constructor(properties?: mesos.v1.FrameworkInfo.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** FrameworkInfo user. */
            user: string;

            /** FrameworkInfo name. */
            name: string;

            /** FrameworkInfo id. */
            id?: (mesos.v1.FrameworkID.$Properties|null);

            /** FrameworkInfo failover_timeout. */
            failover_timeout: number;

            /** FrameworkInfo checkpoint. */
            checkpoint: boolean;

            /** FrameworkInfo role. */
            role: string;

            /** FrameworkInfo roles. */
            roles: string[];

            /** FrameworkInfo hostname. */
            hostname: string;

            /** FrameworkInfo principal. */
            principal: string;

            /** FrameworkInfo webui_url. */
            webui_url: string;

            /** FrameworkInfo capabilities. */
            capabilities: mesos.v1.FrameworkInfo.Capability.$Properties[];

            /** FrameworkInfo labels. */
            labels?: (mesos.v1.Labels.$Properties|null);

            /**
             * Creates a new FrameworkInfo instance using the specified properties.
             * @param [properties] Properties to set
             * @returns FrameworkInfo instance
             */
            static create(properties: mesos.v1.FrameworkInfo.$Shape): mesos.v1.FrameworkInfo & mesos.v1.FrameworkInfo.$Shape;
            static create(properties?: mesos.v1.FrameworkInfo.$Properties): mesos.v1.FrameworkInfo;

            /**
             * Encodes the specified FrameworkInfo message. Does not implicitly {@link mesos.v1.FrameworkInfo.verify|verify} messages.
             * @param message FrameworkInfo message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: mesos.v1.FrameworkInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a FrameworkInfo message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {mesos.v1.FrameworkInfo & mesos.v1.FrameworkInfo.$Shape} FrameworkInfo
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.FrameworkInfo & mesos.v1.FrameworkInfo.$Shape;
        }

        namespace FrameworkInfo {

            /** Properties of a FrameworkInfo. */
            interface $Properties {

                /** FrameworkInfo user */
                user: string;

                /** FrameworkInfo name */
                name: string;

                /** FrameworkInfo id */
                id?: (mesos.v1.FrameworkID.$Properties|null);

                /** FrameworkInfo failover_timeout */
                failover_timeout?: (number|null);

                /** FrameworkInfo checkpoint */
                checkpoint?: (boolean|null);

                /** FrameworkInfo role */
                role?: (string|null);

                /** FrameworkInfo roles */
                roles?: (string[]|null);

                /** FrameworkInfo hostname */
                hostname?: (string|null);

                /** FrameworkInfo principal */
                principal?: (string|null);

                /** FrameworkInfo webui_url */
                webui_url?: (string|null);

                /** FrameworkInfo capabilities */
                capabilities?: (mesos.v1.FrameworkInfo.Capability.$Properties[]|null);

                /** FrameworkInfo labels */
                labels?: (mesos.v1.Labels.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a FrameworkInfo. */
            type $Shape = mesos.v1.FrameworkInfo.$Properties;

            /**
             * Properties of a Capability.
             * @deprecated Use mesos.v1.FrameworkInfo.Capability.$Properties instead.
             */
            interface ICapability extends mesos.v1.FrameworkInfo.Capability.$Properties {
            }

            /** Represents a Capability. */
            class Capability {

                /**
                 * Constructs a new Capability.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mesos.v1.FrameworkInfo.Capability.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Capability type. */
                type: mesos.v1.FrameworkInfo.Capability.Type;

                /**
                 * Creates a new Capability instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Capability instance
                 */
                static create(properties: mesos.v1.FrameworkInfo.Capability.$Shape): mesos.v1.FrameworkInfo.Capability & mesos.v1.FrameworkInfo.Capability.$Shape;
                static create(properties?: mesos.v1.FrameworkInfo.Capability.$Properties): mesos.v1.FrameworkInfo.Capability;

                /**
                 * Encodes the specified Capability message. Does not implicitly {@link mesos.v1.FrameworkInfo.Capability.verify|verify} messages.
                 * @param message Capability message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mesos.v1.FrameworkInfo.Capability.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Capability message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mesos.v1.FrameworkInfo.Capability & mesos.v1.FrameworkInfo.Capability.$Shape} Capability
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.FrameworkInfo.Capability & mesos.v1.FrameworkInfo.Capability.$Shape;
            }

            namespace Capability {

                /** Properties of a Capability. */
                interface $Properties {

                    /** Capability type */
                    type?: (mesos.v1.FrameworkInfo.Capability.Type|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Capability. */
                type $Shape = mesos.v1.FrameworkInfo.Capability.$Properties;

                /** Type enum. */
                enum Type {

                    /** UNKNOWN value */
                    UNKNOWN = 0,

                    /** REVOCABLE_RESOURCES value */
                    REVOCABLE_RESOURCES = 1,

                    /** TASK_KILLING_STATE value */
                    TASK_KILLING_STATE = 2,

                    /** GPU_RESOURCES value */
                    GPU_RESOURCES = 3,

                    /** SHARED_RESOURCES value */
                    SHARED_RESOURCES = 4,

                    /** PARTITION_AWARE value */
                    PARTITION_AWARE = 5,

                    /** MULTI_ROLE value */
                    MULTI_ROLE = 6,

                    /** RESERVATION_REFINEMENT value */
                    RESERVATION_REFINEMENT = 7,

                    /** REGION_AWARE value */
                    REGION_AWARE = 8
                }
            }
        }

        /**
         * Properties of a KillPolicy.
         * @deprecated Use mesos.v1.KillPolicy.$Properties instead.
         */
        interface IKillPolicy extends mesos.v1.KillPolicy.$Properties {
        }

        /** Represents a KillPolicy. */
        class KillPolicy {

            /**
             * Constructs a new KillPolicy.
             * @param [properties] Properties to set
             */
            constructor(properties?: mesos.v1.KillPolicy.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** KillPolicy grace_period. */
            grace_period?: (mesos.v1.DurationInfo.$Properties|null);

            /**
             * Creates a new KillPolicy instance using the specified properties.
             * @param [properties] Properties to set
             * @returns KillPolicy instance
             */
            static create(properties: mesos.v1.KillPolicy.$Shape): mesos.v1.KillPolicy & mesos.v1.KillPolicy.$Shape;
            static create(properties?: mesos.v1.KillPolicy.$Properties): mesos.v1.KillPolicy;

            /**
             * Encodes the specified KillPolicy message. Does not implicitly {@link mesos.v1.KillPolicy.verify|verify} messages.
             * @param message KillPolicy message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: mesos.v1.KillPolicy.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a KillPolicy message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {mesos.v1.KillPolicy & mesos.v1.KillPolicy.$Shape} KillPolicy
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.KillPolicy & mesos.v1.KillPolicy.$Shape;
        }

        namespace KillPolicy {

            /** Properties of a KillPolicy. */
            interface $Properties {

                /** KillPolicy grace_period */
                grace_period?: (mesos.v1.DurationInfo.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a KillPolicy. */
            type $Shape = mesos.v1.KillPolicy.$Properties;
        }

        /**
         * Properties of a CommandInfo.
         * @deprecated Use mesos.v1.CommandInfo.$Properties instead.
         */
        interface ICommandInfo extends mesos.v1.CommandInfo.$Properties {
        }

        /** Represents a CommandInfo. */
        class CommandInfo {

            /**
             * Constructs a new CommandInfo.
             * @param [properties] Properties to set
             */
            constructor(properties?: mesos.v1.CommandInfo.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CommandInfo uris. */
            uris: mesos.v1.CommandInfo.URI.$Properties[];

            /** CommandInfo environment. */
            environment?: (mesos.v1.Environment.$Properties|null);

            /** CommandInfo shell. */
            shell: boolean;

            /** CommandInfo value. */
            value: string;

            /** CommandInfo arguments. */
            arguments: string[];

            /** CommandInfo user. */
            user: string;

            /**
             * Creates a new CommandInfo instance using the specified properties.
             * @param [properties] Properties to set
             * @returns CommandInfo instance
             */
            static create(properties: mesos.v1.CommandInfo.$Shape): mesos.v1.CommandInfo & mesos.v1.CommandInfo.$Shape;
            static create(properties?: mesos.v1.CommandInfo.$Properties): mesos.v1.CommandInfo;

            /**
             * Encodes the specified CommandInfo message. Does not implicitly {@link mesos.v1.CommandInfo.verify|verify} messages.
             * @param message CommandInfo message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: mesos.v1.CommandInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CommandInfo message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {mesos.v1.CommandInfo & mesos.v1.CommandInfo.$Shape} CommandInfo
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.CommandInfo & mesos.v1.CommandInfo.$Shape;
        }

        namespace CommandInfo {

            /** Properties of a CommandInfo. */
            interface $Properties {

                /** CommandInfo uris */
                uris?: (mesos.v1.CommandInfo.URI.$Properties[]|null);

                /** CommandInfo environment */
                environment?: (mesos.v1.Environment.$Properties|null);

                /** CommandInfo shell */
                shell?: (boolean|null);

                /** CommandInfo value */
                value?: (string|null);

                /** CommandInfo arguments */
                "arguments"?: (string[]|null);

                /** CommandInfo user */
                user?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CommandInfo. */
            type $Shape = mesos.v1.CommandInfo.$Properties;

            /**
             * Properties of a URI.
             * @deprecated Use mesos.v1.CommandInfo.URI.$Properties instead.
             */
            interface IURI extends mesos.v1.CommandInfo.URI.$Properties {
            }

            /** Represents a URI. */
            class URI {

                /**
                 * Constructs a new URI.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mesos.v1.CommandInfo.URI.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** URI value. */
                value: string;

                /** URI executable. */
                executable: boolean;

                /** URI extract. */
                extract: boolean;

                /** URI cache. */
                cache: boolean;

                /** URI output_file. */
                output_file: string;

                /**
                 * Creates a new URI instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns URI instance
                 */
                static create(properties: mesos.v1.CommandInfo.URI.$Shape): mesos.v1.CommandInfo.URI & mesos.v1.CommandInfo.URI.$Shape;
                static create(properties?: mesos.v1.CommandInfo.URI.$Properties): mesos.v1.CommandInfo.URI;

                /**
                 * Encodes the specified URI message. Does not implicitly {@link mesos.v1.CommandInfo.URI.verify|verify} messages.
                 * @param message URI message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mesos.v1.CommandInfo.URI.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a URI message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mesos.v1.CommandInfo.URI & mesos.v1.CommandInfo.URI.$Shape} URI
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.CommandInfo.URI & mesos.v1.CommandInfo.URI.$Shape;
            }

            namespace URI {

                /** Properties of a URI. */
                interface $Properties {

                    /** URI value */
                    value: string;

                    /** URI executable */
                    executable?: (boolean|null);

                    /** URI extract */
                    extract?: (boolean|null);

                    /** URI cache */
                    cache?: (boolean|null);

                    /** URI output_file */
                    output_file?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a URI. */
                type $Shape = mesos.v1.CommandInfo.URI.$Properties;
            }
        }

        /**
         * Properties of an ExecutorInfo.
         * @deprecated Use mesos.v1.ExecutorInfo.$Properties instead.
         */
        interface IExecutorInfo extends mesos.v1.ExecutorInfo.$Properties {
        }

        /** Represents an ExecutorInfo. */
        class ExecutorInfo {

            /**
             * Constructs a new ExecutorInfo.
             * @param [properties] Properties to set
             */
            constructor(properties?: mesos.v1.ExecutorInfo.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ExecutorInfo type. */
            type: mesos.v1.ExecutorInfo.Type;

            /** ExecutorInfo executor_id. */
            executor_id: mesos.v1.ExecutorID.$Properties;

            /** ExecutorInfo framework_id. */
            framework_id?: (mesos.v1.FrameworkID.$Properties|null);

            /** ExecutorInfo command. */
            command?: (mesos.v1.CommandInfo.$Properties|null);

            /** ExecutorInfo container. */
            container?: (mesos.v1.ContainerInfo.$Properties|null);

            /** ExecutorInfo resources. */
            resources: mesos.v1.Resource.$Properties[];

            /** ExecutorInfo name. */
            name: string;

            /** ExecutorInfo source. */
            source: string;

            /** ExecutorInfo data. */
            data: Uint8Array;

            /** ExecutorInfo discovery. */
            discovery?: (mesos.v1.DiscoveryInfo.$Properties|null);

            /** ExecutorInfo shutdown_grace_period. */
            shutdown_grace_period?: (mesos.v1.DurationInfo.$Properties|null);

            /** ExecutorInfo labels. */
            labels?: (mesos.v1.Labels.$Properties|null);

            /**
             * Creates a new ExecutorInfo instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ExecutorInfo instance
             */
            static create(properties: mesos.v1.ExecutorInfo.$Shape): mesos.v1.ExecutorInfo & mesos.v1.ExecutorInfo.$Shape;
            static create(properties?: mesos.v1.ExecutorInfo.$Properties): mesos.v1.ExecutorInfo;

            /**
             * Encodes the specified ExecutorInfo message. Does not implicitly {@link mesos.v1.ExecutorInfo.verify|verify} messages.
             * @param message ExecutorInfo message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: mesos.v1.ExecutorInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an ExecutorInfo message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {mesos.v1.ExecutorInfo & mesos.v1.ExecutorInfo.$Shape} ExecutorInfo
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.ExecutorInfo & mesos.v1.ExecutorInfo.$Shape;
        }

        namespace ExecutorInfo {

            /** Properties of an ExecutorInfo. */
            interface $Properties {

                /** ExecutorInfo type */
                type?: (mesos.v1.ExecutorInfo.Type|null);

                /** ExecutorInfo executor_id */
                executor_id: mesos.v1.ExecutorID.$Properties;

                /** ExecutorInfo framework_id */
                framework_id?: (mesos.v1.FrameworkID.$Properties|null);

                /** ExecutorInfo command */
                command?: (mesos.v1.CommandInfo.$Properties|null);

                /** ExecutorInfo container */
                container?: (mesos.v1.ContainerInfo.$Properties|null);

                /** ExecutorInfo resources */
                resources?: (mesos.v1.Resource.$Properties[]|null);

                /** ExecutorInfo name */
                name?: (string|null);

                /** ExecutorInfo source */
                source?: (string|null);

                /** ExecutorInfo data */
                data?: (Uint8Array|null);

                /** ExecutorInfo discovery */
                discovery?: (mesos.v1.DiscoveryInfo.$Properties|null);

                /** ExecutorInfo shutdown_grace_period */
                shutdown_grace_period?: (mesos.v1.DurationInfo.$Properties|null);

                /** ExecutorInfo labels */
                labels?: (mesos.v1.Labels.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an ExecutorInfo. */
            type $Shape = mesos.v1.ExecutorInfo.$Properties;

            /** Type enum. */
            enum Type {

                /** UNKNOWN value */
                UNKNOWN = 0,

                /** DEFAULT value */
                DEFAULT = 1,

                /** CUSTOM value */
                CUSTOM = 2
            }
        }

        /**
         * Properties of a MasterInfo.
         * @deprecated Use mesos.v1.MasterInfo.$Properties instead.
         */
        interface IMasterInfo extends mesos.v1.MasterInfo.$Properties {
        }

        /** Represents a MasterInfo. */
        class MasterInfo {

            /**
             * Constructs a new MasterInfo.
             * @param [properties] Properties to set
             */
            constructor(properties?: mesos.v1.MasterInfo.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** MasterInfo id. */
            id: string;

            /** MasterInfo ip. */
            ip: number;

            /** MasterInfo port. */
            port: number;

            /** MasterInfo pid. */
            pid: string;

            /** MasterInfo hostname. */
            hostname: string;

            /** MasterInfo version. */
            version: string;

            /** MasterInfo address. */
            address?: (mesos.v1.Address.$Properties|null);

            /** MasterInfo domain. */
            domain?: (mesos.v1.DomainInfo.$Properties|null);

            /** MasterInfo capabilities. */
            capabilities: mesos.v1.MasterInfo.Capability.$Properties[];

            /**
             * Creates a new MasterInfo instance using the specified properties.
             * @param [properties] Properties to set
             * @returns MasterInfo instance
             */
            static create(properties: mesos.v1.MasterInfo.$Shape): mesos.v1.MasterInfo & mesos.v1.MasterInfo.$Shape;
            static create(properties?: mesos.v1.MasterInfo.$Properties): mesos.v1.MasterInfo;

            /**
             * Encodes the specified MasterInfo message. Does not implicitly {@link mesos.v1.MasterInfo.verify|verify} messages.
             * @param message MasterInfo message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: mesos.v1.MasterInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a MasterInfo message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {mesos.v1.MasterInfo & mesos.v1.MasterInfo.$Shape} MasterInfo
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.MasterInfo & mesos.v1.MasterInfo.$Shape;
        }

        namespace MasterInfo {

            /** Properties of a MasterInfo. */
            interface $Properties {

                /** MasterInfo id */
                id: string;

                /** MasterInfo ip */
                ip: number;

                /** MasterInfo port */
                port: number;

                /** MasterInfo pid */
                pid?: (string|null);

                /** MasterInfo hostname */
                hostname?: (string|null);

                /** MasterInfo version */
                version?: (string|null);

                /** MasterInfo address */
                address?: (mesos.v1.Address.$Properties|null);

                /** MasterInfo domain */
                domain?: (mesos.v1.DomainInfo.$Properties|null);

                /** MasterInfo capabilities */
                capabilities?: (mesos.v1.MasterInfo.Capability.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a MasterInfo. */
            type $Shape = mesos.v1.MasterInfo.$Properties;

            /**
             * Properties of a Capability.
             * @deprecated Use mesos.v1.MasterInfo.Capability.$Properties instead.
             */
            interface ICapability extends mesos.v1.MasterInfo.Capability.$Properties {
            }

            /** Represents a Capability. */
            class Capability {

                /**
                 * Constructs a new Capability.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mesos.v1.MasterInfo.Capability.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Capability type. */
                type: mesos.v1.MasterInfo.Capability.Type;

                /**
                 * Creates a new Capability instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Capability instance
                 */
                static create(properties: mesos.v1.MasterInfo.Capability.$Shape): mesos.v1.MasterInfo.Capability & mesos.v1.MasterInfo.Capability.$Shape;
                static create(properties?: mesos.v1.MasterInfo.Capability.$Properties): mesos.v1.MasterInfo.Capability;

                /**
                 * Encodes the specified Capability message. Does not implicitly {@link mesos.v1.MasterInfo.Capability.verify|verify} messages.
                 * @param message Capability message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mesos.v1.MasterInfo.Capability.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Capability message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mesos.v1.MasterInfo.Capability & mesos.v1.MasterInfo.Capability.$Shape} Capability
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.MasterInfo.Capability & mesos.v1.MasterInfo.Capability.$Shape;
            }

            namespace Capability {

                /** Properties of a Capability. */
                interface $Properties {

                    /** Capability type */
                    type?: (mesos.v1.MasterInfo.Capability.Type|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Capability. */
                type $Shape = mesos.v1.MasterInfo.Capability.$Properties;

                /** Type enum. */
                enum Type {

                    /** UNKNOWN value */
                    UNKNOWN = 0,

                    /** AGENT_UPDATE value */
                    AGENT_UPDATE = 1,

                    /** AGENT_DRAINING value */
                    AGENT_DRAINING = 2,

                    /** QUOTA_V2 value */
                    QUOTA_V2 = 3
                }
            }
        }

        /**
         * Properties of an AgentInfo.
         * @deprecated Use mesos.v1.AgentInfo.$Properties instead.
         */
        interface IAgentInfo extends mesos.v1.AgentInfo.$Properties {
        }

        /** Represents an AgentInfo. */
        class AgentInfo {

            /**
             * Constructs a new AgentInfo.
             * @param [properties] Properties to set
             */
            constructor(properties?: mesos.v1.AgentInfo.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AgentInfo hostname. */
            hostname: string;

            /** AgentInfo port. */
            port: number;

            /** AgentInfo resources. */
            resources: mesos.v1.Resource.$Properties[];

            /** AgentInfo attributes. */
            attributes: mesos.v1.Attribute.$Properties[];

            /** AgentInfo id. */
            id?: (mesos.v1.AgentID.$Properties|null);

            /** AgentInfo domain. */
            domain?: (mesos.v1.DomainInfo.$Properties|null);

            /**
             * Creates a new AgentInfo instance using the specified properties.
             * @param [properties] Properties to set
             * @returns AgentInfo instance
             */
            static create(properties: mesos.v1.AgentInfo.$Shape): mesos.v1.AgentInfo & mesos.v1.AgentInfo.$Shape;
            static create(properties?: mesos.v1.AgentInfo.$Properties): mesos.v1.AgentInfo;

            /**
             * Encodes the specified AgentInfo message. Does not implicitly {@link mesos.v1.AgentInfo.verify|verify} messages.
             * @param message AgentInfo message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: mesos.v1.AgentInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AgentInfo message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {mesos.v1.AgentInfo & mesos.v1.AgentInfo.$Shape} AgentInfo
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.AgentInfo & mesos.v1.AgentInfo.$Shape;
        }

        namespace AgentInfo {

            /** Properties of an AgentInfo. */
            interface $Properties {

                /** AgentInfo hostname */
                hostname: string;

                /** AgentInfo port */
                port?: (number|null);

                /** AgentInfo resources */
                resources?: (mesos.v1.Resource.$Properties[]|null);

                /** AgentInfo attributes */
                attributes?: (mesos.v1.Attribute.$Properties[]|null);

                /** AgentInfo id */
                id?: (mesos.v1.AgentID.$Properties|null);

                /** AgentInfo domain */
                domain?: (mesos.v1.DomainInfo.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AgentInfo. */
            type $Shape = mesos.v1.AgentInfo.$Properties;

            /**
             * Properties of a Capability.
             * @deprecated Use mesos.v1.AgentInfo.Capability.$Properties instead.
             */
            interface ICapability extends mesos.v1.AgentInfo.Capability.$Properties {
            }

            /** Represents a Capability. */
            class Capability {

                /**
                 * Constructs a new Capability.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mesos.v1.AgentInfo.Capability.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Capability type. */
                type: mesos.v1.AgentInfo.Capability.Type;

                /**
                 * Creates a new Capability instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Capability instance
                 */
                static create(properties: mesos.v1.AgentInfo.Capability.$Shape): mesos.v1.AgentInfo.Capability & mesos.v1.AgentInfo.Capability.$Shape;
                static create(properties?: mesos.v1.AgentInfo.Capability.$Properties): mesos.v1.AgentInfo.Capability;

                /**
                 * Encodes the specified Capability message. Does not implicitly {@link mesos.v1.AgentInfo.Capability.verify|verify} messages.
                 * @param message Capability message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mesos.v1.AgentInfo.Capability.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Capability message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mesos.v1.AgentInfo.Capability & mesos.v1.AgentInfo.Capability.$Shape} Capability
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.AgentInfo.Capability & mesos.v1.AgentInfo.Capability.$Shape;
            }

            namespace Capability {

                /** Properties of a Capability. */
                interface $Properties {

                    /** Capability type */
                    type?: (mesos.v1.AgentInfo.Capability.Type|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Capability. */
                type $Shape = mesos.v1.AgentInfo.Capability.$Properties;

                /** Type enum. */
                enum Type {

                    /** UNKNOWN value */
                    UNKNOWN = 0,

                    /** MULTI_ROLE value */
                    MULTI_ROLE = 1,

                    /** HIERARCHICAL_ROLE value */
                    HIERARCHICAL_ROLE = 2,

                    /** RESERVATION_REFINEMENT value */
                    RESERVATION_REFINEMENT = 3,

                    /** RESOURCE_PROVIDER value */
                    RESOURCE_PROVIDER = 4,

                    /** RESIZE_VOLUME value */
                    RESIZE_VOLUME = 5,

                    /** AGENT_OPERATION_FEEDBACK value */
                    AGENT_OPERATION_FEEDBACK = 6,

                    /** AGENT_DRAINING value */
                    AGENT_DRAINING = 7,

                    /** TASK_RESOURCE_LIMITS value */
                    TASK_RESOURCE_LIMITS = 8
                }
            }
        }

        /**
         * Properties of a Request.
         * @deprecated Use mesos.v1.Request.$Properties instead.
         */
        interface IRequest extends mesos.v1.Request.$Properties {
        }

        /** Represents a Request. */
        class Request {

            /**
             * Constructs a new Request.
             * @param [properties] Properties to set
             */
            constructor(properties?: mesos.v1.Request.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Request agent_id. */
            agent_id?: (mesos.v1.AgentID.$Properties|null);

            /** Request resources. */
            resources: mesos.v1.Resource.$Properties[];

            /**
             * Creates a new Request instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Request instance
             */
            static create(properties: mesos.v1.Request.$Shape): mesos.v1.Request & mesos.v1.Request.$Shape;
            static create(properties?: mesos.v1.Request.$Properties): mesos.v1.Request;

            /**
             * Encodes the specified Request message. Does not implicitly {@link mesos.v1.Request.verify|verify} messages.
             * @param message Request message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: mesos.v1.Request.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Request message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {mesos.v1.Request & mesos.v1.Request.$Shape} Request
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.Request & mesos.v1.Request.$Shape;
        }

        namespace Request {

            /** Properties of a Request. */
            interface $Properties {

                /** Request agent_id */
                agent_id?: (mesos.v1.AgentID.$Properties|null);

                /** Request resources */
                resources?: (mesos.v1.Resource.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Request. */
            type $Shape = mesos.v1.Request.$Properties;
        }

        /**
         * Properties of an Offer.
         * @deprecated Use mesos.v1.Offer.$Properties instead.
         */
        interface IOffer extends mesos.v1.Offer.$Properties {
        }

        /** Represents an Offer. */
        class Offer {

            /**
             * Constructs a new Offer.
             * @param [properties] Properties to set
             */
            constructor(properties?: mesos.v1.Offer.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Offer id. */
            id: mesos.v1.OfferID.$Properties;

            /** Offer framework_id. */
            framework_id: mesos.v1.FrameworkID.$Properties;

            /** Offer agent_id. */
            agent_id: mesos.v1.AgentID.$Properties;

            /** Offer hostname. */
            hostname: string;

            /** Offer url. */
            url?: (mesos.v1.URL.$Properties|null);

            /** Offer domain. */
            domain?: (mesos.v1.DomainInfo.$Properties|null);

            /** Offer resources. */
            resources: mesos.v1.Resource.$Properties[];

            /** Offer attributes. */
            attributes: mesos.v1.Attribute.$Properties[];

            /** Offer executor_ids. */
            executor_ids: mesos.v1.ExecutorID.$Properties[];

            /** Offer unavailability. */
            unavailability?: (mesos.v1.Unavailability.$Properties|null);

            /** Offer allocation_info. */
            allocation_info?: (mesos.v1.Resource.AllocationInfo.$Properties|null);

            /**
             * Creates a new Offer instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Offer instance
             */
            static create(properties: mesos.v1.Offer.$Shape): mesos.v1.Offer & mesos.v1.Offer.$Shape;
            static create(properties?: mesos.v1.Offer.$Properties): mesos.v1.Offer;

            /**
             * Encodes the specified Offer message. Does not implicitly {@link mesos.v1.Offer.verify|verify} messages.
             * @param message Offer message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: mesos.v1.Offer.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Offer message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {mesos.v1.Offer & mesos.v1.Offer.$Shape} Offer
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.Offer & mesos.v1.Offer.$Shape;
        }

        namespace Offer {

            /** Properties of an Offer. */
            interface $Properties {

                /** Offer id */
                id: mesos.v1.OfferID.$Properties;

                /** Offer framework_id */
                framework_id: mesos.v1.FrameworkID.$Properties;

                /** Offer agent_id */
                agent_id: mesos.v1.AgentID.$Properties;

                /** Offer hostname */
                hostname: string;

                /** Offer url */
                url?: (mesos.v1.URL.$Properties|null);

                /** Offer domain */
                domain?: (mesos.v1.DomainInfo.$Properties|null);

                /** Offer resources */
                resources?: (mesos.v1.Resource.$Properties[]|null);

                /** Offer attributes */
                attributes?: (mesos.v1.Attribute.$Properties[]|null);

                /** Offer executor_ids */
                executor_ids?: (mesos.v1.ExecutorID.$Properties[]|null);

                /** Offer unavailability */
                unavailability?: (mesos.v1.Unavailability.$Properties|null);

                /** Offer allocation_info */
                allocation_info?: (mesos.v1.Resource.AllocationInfo.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Offer. */
            type $Shape = mesos.v1.Offer.$Properties;

            /**
             * Properties of an Operation.
             * @deprecated Use mesos.v1.Offer.Operation.$Properties instead.
             */
            interface IOperation extends mesos.v1.Offer.Operation.$Properties {
            }

            /** Represents an Operation. */
            class Operation {

                /**
                 * Constructs a new Operation.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mesos.v1.Offer.Operation.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Operation type. */
                type: mesos.v1.Offer.Operation.Type;

                /** Operation id. */
                id?: (mesos.v1.OperationID.$Properties|null);

                /** Operation launch. */
                launch?: (mesos.v1.Offer.Operation.Launch.$Properties|null);

                /** Operation launch_group. */
                launch_group?: (mesos.v1.Offer.Operation.LaunchGroup.$Properties|null);

                /** Operation reserve. */
                reserve?: (mesos.v1.Offer.Operation.Reserve.$Properties|null);

                /** Operation unreserve. */
                unreserve?: (mesos.v1.Offer.Operation.Unreserve.$Properties|null);

                /**
                 * Creates a new Operation instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Operation instance
                 */
                static create(properties: mesos.v1.Offer.Operation.$Shape): mesos.v1.Offer.Operation & mesos.v1.Offer.Operation.$Shape;
                static create(properties?: mesos.v1.Offer.Operation.$Properties): mesos.v1.Offer.Operation;

                /**
                 * Encodes the specified Operation message. Does not implicitly {@link mesos.v1.Offer.Operation.verify|verify} messages.
                 * @param message Operation message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mesos.v1.Offer.Operation.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an Operation message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mesos.v1.Offer.Operation & mesos.v1.Offer.Operation.$Shape} Operation
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.Offer.Operation & mesos.v1.Offer.Operation.$Shape;
            }

            namespace Operation {

                /** Properties of an Operation. */
                interface $Properties {

                    /** Operation type */
                    type?: (mesos.v1.Offer.Operation.Type|null);

                    /** Operation id */
                    id?: (mesos.v1.OperationID.$Properties|null);

                    /** Operation launch */
                    launch?: (mesos.v1.Offer.Operation.Launch.$Properties|null);

                    /** Operation launch_group */
                    launch_group?: (mesos.v1.Offer.Operation.LaunchGroup.$Properties|null);

                    /** Operation reserve */
                    reserve?: (mesos.v1.Offer.Operation.Reserve.$Properties|null);

                    /** Operation unreserve */
                    unreserve?: (mesos.v1.Offer.Operation.Unreserve.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an Operation. */
                type $Shape = mesos.v1.Offer.Operation.$Properties;

                /** Type enum. */
                enum Type {

                    /** UNKNOWN value */
                    UNKNOWN = 0,

                    /** LAUNCH value */
                    LAUNCH = 1,

                    /** LAUNCH_GROUP value */
                    LAUNCH_GROUP = 6,

                    /** RESERVE value */
                    RESERVE = 2,

                    /** UNRESERVE value */
                    UNRESERVE = 3,

                    /** CREATE value */
                    CREATE = 4,

                    /** DESTROY value */
                    DESTROY = 5,

                    /** GROW_VOLUME value */
                    GROW_VOLUME = 11,

                    /** SHRINK_VOLUME value */
                    SHRINK_VOLUME = 12,

                    /** CREATE_DISK value */
                    CREATE_DISK = 13,

                    /** DESTROY_DISK value */
                    DESTROY_DISK = 14
                }

                /**
                 * Properties of a Launch.
                 * @deprecated Use mesos.v1.Offer.Operation.Launch.$Properties instead.
                 */
                interface ILaunch extends mesos.v1.Offer.Operation.Launch.$Properties {
                }

                /** Represents a Launch. */
                class Launch {

                    /**
                     * Constructs a new Launch.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.Offer.Operation.Launch.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** Launch task_infos. */
                    task_infos: mesos.v1.TaskInfo.$Properties[];

                    /**
                     * Creates a new Launch instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns Launch instance
                     */
                    static create(properties: mesos.v1.Offer.Operation.Launch.$Shape): mesos.v1.Offer.Operation.Launch & mesos.v1.Offer.Operation.Launch.$Shape;
                    static create(properties?: mesos.v1.Offer.Operation.Launch.$Properties): mesos.v1.Offer.Operation.Launch;

                    /**
                     * Encodes the specified Launch message. Does not implicitly {@link mesos.v1.Offer.Operation.Launch.verify|verify} messages.
                     * @param message Launch message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.Offer.Operation.Launch.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a Launch message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.Offer.Operation.Launch & mesos.v1.Offer.Operation.Launch.$Shape} Launch
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.Offer.Operation.Launch & mesos.v1.Offer.Operation.Launch.$Shape;
                }

                namespace Launch {

                    /** Properties of a Launch. */
                    interface $Properties {

                        /** Launch task_infos */
                        task_infos?: (mesos.v1.TaskInfo.$Properties[]|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a Launch. */
                    type $Shape = mesos.v1.Offer.Operation.Launch.$Properties;
                }

                /**
                 * Properties of a LaunchGroup.
                 * @deprecated Use mesos.v1.Offer.Operation.LaunchGroup.$Properties instead.
                 */
                interface ILaunchGroup extends mesos.v1.Offer.Operation.LaunchGroup.$Properties {
                }

                /** Represents a LaunchGroup. */
                class LaunchGroup {

                    /**
                     * Constructs a new LaunchGroup.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.Offer.Operation.LaunchGroup.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** LaunchGroup executor. */
                    executor: mesos.v1.ExecutorInfo.$Properties;

                    /** LaunchGroup task_group. */
                    task_group: mesos.v1.TaskGroupInfo.$Properties;

                    /**
                     * Creates a new LaunchGroup instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns LaunchGroup instance
                     */
                    static create(properties: mesos.v1.Offer.Operation.LaunchGroup.$Shape): mesos.v1.Offer.Operation.LaunchGroup & mesos.v1.Offer.Operation.LaunchGroup.$Shape;
                    static create(properties?: mesos.v1.Offer.Operation.LaunchGroup.$Properties): mesos.v1.Offer.Operation.LaunchGroup;

                    /**
                     * Encodes the specified LaunchGroup message. Does not implicitly {@link mesos.v1.Offer.Operation.LaunchGroup.verify|verify} messages.
                     * @param message LaunchGroup message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.Offer.Operation.LaunchGroup.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a LaunchGroup message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.Offer.Operation.LaunchGroup & mesos.v1.Offer.Operation.LaunchGroup.$Shape} LaunchGroup
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.Offer.Operation.LaunchGroup & mesos.v1.Offer.Operation.LaunchGroup.$Shape;
                }

                namespace LaunchGroup {

                    /** Properties of a LaunchGroup. */
                    interface $Properties {

                        /** LaunchGroup executor */
                        executor: mesos.v1.ExecutorInfo.$Properties;

                        /** LaunchGroup task_group */
                        task_group: mesos.v1.TaskGroupInfo.$Properties;

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a LaunchGroup. */
                    type $Shape = mesos.v1.Offer.Operation.LaunchGroup.$Properties;
                }

                /**
                 * Properties of a Reserve.
                 * @deprecated Use mesos.v1.Offer.Operation.Reserve.$Properties instead.
                 */
                interface IReserve extends mesos.v1.Offer.Operation.Reserve.$Properties {
                }

                /** Represents a Reserve. */
                class Reserve {

                    /**
                     * Constructs a new Reserve.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.Offer.Operation.Reserve.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** Reserve source. */
                    source: mesos.v1.Resource.$Properties[];

                    /** Reserve resources. */
                    resources: mesos.v1.Resource.$Properties[];

                    /**
                     * Creates a new Reserve instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns Reserve instance
                     */
                    static create(properties: mesos.v1.Offer.Operation.Reserve.$Shape): mesos.v1.Offer.Operation.Reserve & mesos.v1.Offer.Operation.Reserve.$Shape;
                    static create(properties?: mesos.v1.Offer.Operation.Reserve.$Properties): mesos.v1.Offer.Operation.Reserve;

                    /**
                     * Encodes the specified Reserve message. Does not implicitly {@link mesos.v1.Offer.Operation.Reserve.verify|verify} messages.
                     * @param message Reserve message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.Offer.Operation.Reserve.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a Reserve message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.Offer.Operation.Reserve & mesos.v1.Offer.Operation.Reserve.$Shape} Reserve
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.Offer.Operation.Reserve & mesos.v1.Offer.Operation.Reserve.$Shape;
                }

                namespace Reserve {

                    /** Properties of a Reserve. */
                    interface $Properties {

                        /** Reserve source */
                        source?: (mesos.v1.Resource.$Properties[]|null);

                        /** Reserve resources */
                        resources?: (mesos.v1.Resource.$Properties[]|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a Reserve. */
                    type $Shape = mesos.v1.Offer.Operation.Reserve.$Properties;
                }

                /**
                 * Properties of an Unreserve.
                 * @deprecated Use mesos.v1.Offer.Operation.Unreserve.$Properties instead.
                 */
                interface IUnreserve extends mesos.v1.Offer.Operation.Unreserve.$Properties {
                }

                /** Represents an Unreserve. */
                class Unreserve {

                    /**
                     * Constructs a new Unreserve.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.Offer.Operation.Unreserve.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** Unreserve resources. */
                    resources: mesos.v1.Resource.$Properties[];

                    /**
                     * Creates a new Unreserve instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns Unreserve instance
                     */
                    static create(properties: mesos.v1.Offer.Operation.Unreserve.$Shape): mesos.v1.Offer.Operation.Unreserve & mesos.v1.Offer.Operation.Unreserve.$Shape;
                    static create(properties?: mesos.v1.Offer.Operation.Unreserve.$Properties): mesos.v1.Offer.Operation.Unreserve;

                    /**
                     * Encodes the specified Unreserve message. Does not implicitly {@link mesos.v1.Offer.Operation.Unreserve.verify|verify} messages.
                     * @param message Unreserve message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.Offer.Operation.Unreserve.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes an Unreserve message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.Offer.Operation.Unreserve & mesos.v1.Offer.Operation.Unreserve.$Shape} Unreserve
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.Offer.Operation.Unreserve & mesos.v1.Offer.Operation.Unreserve.$Shape;
                }

                namespace Unreserve {

                    /** Properties of an Unreserve. */
                    interface $Properties {

                        /** Unreserve resources */
                        resources?: (mesos.v1.Resource.$Properties[]|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of an Unreserve. */
                    type $Shape = mesos.v1.Offer.Operation.Unreserve.$Properties;
                }
            }
        }

        /**
         * Properties of an InverseOffer.
         * @deprecated Use mesos.v1.InverseOffer.$Properties instead.
         */
        interface IInverseOffer extends mesos.v1.InverseOffer.$Properties {
        }

        /** Represents an InverseOffer. */
        class InverseOffer {

            /**
             * Constructs a new InverseOffer.
             * @param [properties] Properties to set
             */
            constructor(properties?: mesos.v1.InverseOffer.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** InverseOffer id. */
            id: mesos.v1.OfferID.$Properties;

            /** InverseOffer url. */
            url?: (mesos.v1.URL.$Properties|null);

            /** InverseOffer framework_id. */
            framework_id: mesos.v1.FrameworkID.$Properties;

            /** InverseOffer agent_id. */
            agent_id?: (mesos.v1.AgentID.$Properties|null);

            /** InverseOffer unavailability. */
            unavailability: mesos.v1.Unavailability.$Properties;

            /** InverseOffer resources. */
            resources: mesos.v1.Resource.$Properties[];

            /**
             * Creates a new InverseOffer instance using the specified properties.
             * @param [properties] Properties to set
             * @returns InverseOffer instance
             */
            static create(properties: mesos.v1.InverseOffer.$Shape): mesos.v1.InverseOffer & mesos.v1.InverseOffer.$Shape;
            static create(properties?: mesos.v1.InverseOffer.$Properties): mesos.v1.InverseOffer;

            /**
             * Encodes the specified InverseOffer message. Does not implicitly {@link mesos.v1.InverseOffer.verify|verify} messages.
             * @param message InverseOffer message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: mesos.v1.InverseOffer.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an InverseOffer message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {mesos.v1.InverseOffer & mesos.v1.InverseOffer.$Shape} InverseOffer
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.InverseOffer & mesos.v1.InverseOffer.$Shape;
        }

        namespace InverseOffer {

            /** Properties of an InverseOffer. */
            interface $Properties {

                /** InverseOffer id */
                id: mesos.v1.OfferID.$Properties;

                /** InverseOffer url */
                url?: (mesos.v1.URL.$Properties|null);

                /** InverseOffer framework_id */
                framework_id: mesos.v1.FrameworkID.$Properties;

                /** InverseOffer agent_id */
                agent_id?: (mesos.v1.AgentID.$Properties|null);

                /** InverseOffer unavailability */
                unavailability: mesos.v1.Unavailability.$Properties;

                /** InverseOffer resources */
                resources?: (mesos.v1.Resource.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an InverseOffer. */
            type $Shape = mesos.v1.InverseOffer.$Properties;
        }

        /**
         * Properties of a TaskInfo.
         * @deprecated Use mesos.v1.TaskInfo.$Properties instead.
         */
        interface ITaskInfo extends mesos.v1.TaskInfo.$Properties {
        }

        /** Represents a TaskInfo. */
        class TaskInfo {

            /**
             * Constructs a new TaskInfo.
             * @param [properties] Properties to set
             */
            constructor(properties?: mesos.v1.TaskInfo.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** TaskInfo name. */
            name: string;

            /** TaskInfo task_id. */
            task_id: mesos.v1.TaskID.$Properties;

            /** TaskInfo agent_id. */
            agent_id: mesos.v1.AgentID.$Properties;

            /** TaskInfo resources. */
            resources: mesos.v1.Resource.$Properties[];

            /** TaskInfo executor. */
            executor?: (mesos.v1.ExecutorInfo.$Properties|null);

            /** TaskInfo command. */
            command?: (mesos.v1.CommandInfo.$Properties|null);

            /** TaskInfo container. */
            container?: (mesos.v1.ContainerInfo.$Properties|null);

            /** TaskInfo kill_policy. */
            kill_policy?: (mesos.v1.KillPolicy.$Properties|null);

            /** TaskInfo data. */
            data: Uint8Array;

            /** TaskInfo labels. */
            labels?: (mesos.v1.Labels.$Properties|null);

            /** TaskInfo discovery. */
            discovery?: (mesos.v1.DiscoveryInfo.$Properties|null);

            /** TaskInfo max_completion_time. */
            max_completion_time?: (mesos.v1.DurationInfo.$Properties|null);

            /** TaskInfo limits. */
            limits: { [k: string]: mesos.v1.Value.Scalar.$Properties };

            /**
             * Creates a new TaskInfo instance using the specified properties.
             * @param [properties] Properties to set
             * @returns TaskInfo instance
             */
            static create(properties: mesos.v1.TaskInfo.$Shape): mesos.v1.TaskInfo & mesos.v1.TaskInfo.$Shape;
            static create(properties?: mesos.v1.TaskInfo.$Properties): mesos.v1.TaskInfo;

            /**
             * Encodes the specified TaskInfo message. Does not implicitly {@link mesos.v1.TaskInfo.verify|verify} messages.
             * @param message TaskInfo message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: mesos.v1.TaskInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TaskInfo message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {mesos.v1.TaskInfo & mesos.v1.TaskInfo.$Shape} TaskInfo
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.TaskInfo & mesos.v1.TaskInfo.$Shape;
        }

        namespace TaskInfo {

            /** Properties of a TaskInfo. */
            interface $Properties {

                /** TaskInfo name */
                name: string;

                /** TaskInfo task_id */
                task_id: mesos.v1.TaskID.$Properties;

                /** TaskInfo agent_id */
                agent_id: mesos.v1.AgentID.$Properties;

                /** TaskInfo resources */
                resources?: (mesos.v1.Resource.$Properties[]|null);

                /** TaskInfo executor */
                executor?: (mesos.v1.ExecutorInfo.$Properties|null);

                /** TaskInfo command */
                command?: (mesos.v1.CommandInfo.$Properties|null);

                /** TaskInfo container */
                container?: (mesos.v1.ContainerInfo.$Properties|null);

                /** TaskInfo kill_policy */
                kill_policy?: (mesos.v1.KillPolicy.$Properties|null);

                /** TaskInfo data */
                data?: (Uint8Array|null);

                /** TaskInfo labels */
                labels?: (mesos.v1.Labels.$Properties|null);

                /** TaskInfo discovery */
                discovery?: (mesos.v1.DiscoveryInfo.$Properties|null);

                /** TaskInfo max_completion_time */
                max_completion_time?: (mesos.v1.DurationInfo.$Properties|null);

                /** TaskInfo limits */
                limits?: ({ [k: string]: mesos.v1.Value.Scalar.$Properties }|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a TaskInfo. */
            type $Shape = mesos.v1.TaskInfo.$Properties;
        }

        /**
         * Properties of a TaskGroupInfo.
         * @deprecated Use mesos.v1.TaskGroupInfo.$Properties instead.
         */
        interface ITaskGroupInfo extends mesos.v1.TaskGroupInfo.$Properties {
        }

        /** Represents a TaskGroupInfo. */
        class TaskGroupInfo {

            /**
             * Constructs a new TaskGroupInfo.
             * @param [properties] Properties to set
             */
            constructor(properties?: mesos.v1.TaskGroupInfo.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** TaskGroupInfo tasks. */
            tasks: mesos.v1.TaskInfo.$Properties[];

            /**
             * Creates a new TaskGroupInfo instance using the specified properties.
             * @param [properties] Properties to set
             * @returns TaskGroupInfo instance
             */
            static create(properties: mesos.v1.TaskGroupInfo.$Shape): mesos.v1.TaskGroupInfo & mesos.v1.TaskGroupInfo.$Shape;
            static create(properties?: mesos.v1.TaskGroupInfo.$Properties): mesos.v1.TaskGroupInfo;

            /**
             * Encodes the specified TaskGroupInfo message. Does not implicitly {@link mesos.v1.TaskGroupInfo.verify|verify} messages.
             * @param message TaskGroupInfo message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: mesos.v1.TaskGroupInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TaskGroupInfo message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {mesos.v1.TaskGroupInfo & mesos.v1.TaskGroupInfo.$Shape} TaskGroupInfo
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.TaskGroupInfo & mesos.v1.TaskGroupInfo.$Shape;
        }

        namespace TaskGroupInfo {

            /** Properties of a TaskGroupInfo. */
            interface $Properties {

                /** TaskGroupInfo tasks */
                tasks?: (mesos.v1.TaskInfo.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a TaskGroupInfo. */
            type $Shape = mesos.v1.TaskGroupInfo.$Properties;
        }

        /**
         * Properties of a Task.
         * @deprecated Use mesos.v1.Task.$Properties instead.
         */
        interface ITask extends mesos.v1.Task.$Properties {
        }

        /** Represents a Task. */
        class Task {

            /**
             * Constructs a new Task.
             * @param [properties] Properties to set
             */
            constructor(properties?: mesos.v1.Task.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Task name. */
            name: string;

            /** Task task_id. */
            task_id: mesos.v1.TaskID.$Properties;

            /** Task framework_id. */
            framework_id: mesos.v1.FrameworkID.$Properties;

            /** Task executor_id. */
            executor_id?: (mesos.v1.ExecutorID.$Properties|null);

            /** Task agent_id. */
            agent_id: mesos.v1.AgentID.$Properties;

            /** Task state. */
            state: mesos.v1.TaskState;

            /** Task resources. */
            resources: mesos.v1.Resource.$Properties[];

            /** Task statuses. */
            statuses: mesos.v1.TaskStatus.$Properties[];

            /** Task status_update_state. */
            status_update_state: mesos.v1.TaskState;

            /** Task status_update_uuid. */
            status_update_uuid: Uint8Array;

            /** Task labels. */
            labels?: (mesos.v1.Labels.$Properties|null);

            /** Task discovery. */
            discovery?: (mesos.v1.DiscoveryInfo.$Properties|null);

            /** Task container. */
            container?: (mesos.v1.ContainerInfo.$Properties|null);

            /** Task kill_policy. */
            kill_policy?: (mesos.v1.KillPolicy.$Properties|null);

            /** Task user. */
            user: string;

            /** Task limits. */
            limits: { [k: string]: mesos.v1.Value.Scalar.$Properties };

            /**
             * Creates a new Task instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Task instance
             */
            static create(properties: mesos.v1.Task.$Shape): mesos.v1.Task & mesos.v1.Task.$Shape;
            static create(properties?: mesos.v1.Task.$Properties): mesos.v1.Task;

            /**
             * Encodes the specified Task message. Does not implicitly {@link mesos.v1.Task.verify|verify} messages.
             * @param message Task message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: mesos.v1.Task.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Task message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {mesos.v1.Task & mesos.v1.Task.$Shape} Task
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.Task & mesos.v1.Task.$Shape;
        }

        namespace Task {

            /** Properties of a Task. */
            interface $Properties {

                /** Task name */
                name: string;

                /** Task task_id */
                task_id: mesos.v1.TaskID.$Properties;

                /** Task framework_id */
                framework_id: mesos.v1.FrameworkID.$Properties;

                /** Task executor_id */
                executor_id?: (mesos.v1.ExecutorID.$Properties|null);

                /** Task agent_id */
                agent_id: mesos.v1.AgentID.$Properties;

                /** Task state */
                state: mesos.v1.TaskState;

                /** Task resources */
                resources?: (mesos.v1.Resource.$Properties[]|null);

                /** Task statuses */
                statuses?: (mesos.v1.TaskStatus.$Properties[]|null);

                /** Task status_update_state */
                status_update_state?: (mesos.v1.TaskState|null);

                /** Task status_update_uuid */
                status_update_uuid?: (Uint8Array|null);

                /** Task labels */
                labels?: (mesos.v1.Labels.$Properties|null);

                /** Task discovery */
                discovery?: (mesos.v1.DiscoveryInfo.$Properties|null);

                /** Task container */
                container?: (mesos.v1.ContainerInfo.$Properties|null);

                /** Task kill_policy */
                kill_policy?: (mesos.v1.KillPolicy.$Properties|null);

                /** Task user */
                user?: (string|null);

                /** Task limits */
                limits?: ({ [k: string]: mesos.v1.Value.Scalar.$Properties }|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Task. */
            type $Shape = mesos.v1.Task.$Properties;
        }

        /** TaskState enum. */
        enum TaskState {

            /** TASK_STAGING value */
            TASK_STAGING = 6,

            /** TASK_STARTING value */
            TASK_STARTING = 0,

            /** TASK_RUNNING value */
            TASK_RUNNING = 1,

            /** TASK_KILLING value */
            TASK_KILLING = 8,

            /** TASK_FINISHED value */
            TASK_FINISHED = 2,

            /** TASK_FAILED value */
            TASK_FAILED = 3,

            /** TASK_KILLED value */
            TASK_KILLED = 4,

            /** TASK_ERROR value */
            TASK_ERROR = 7,

            /** TASK_LOST value */
            TASK_LOST = 5,

            /** TASK_DROPPED value */
            TASK_DROPPED = 9,

            /** TASK_UNREACHABLE value */
            TASK_UNREACHABLE = 10,

            /** TASK_GONE value */
            TASK_GONE = 11,

            /** TASK_GONE_BY_OPERATOR value */
            TASK_GONE_BY_OPERATOR = 12,

            /** TASK_UNKNOWN value */
            TASK_UNKNOWN = 13
        }

        /**
         * Properties of a CheckStatusInfo.
         * @deprecated Use mesos.v1.CheckStatusInfo.$Properties instead.
         */
        interface ICheckStatusInfo extends mesos.v1.CheckStatusInfo.$Properties {
        }

        /** Represents a CheckStatusInfo. */
        class CheckStatusInfo {

            /**
             * Constructs a new CheckStatusInfo.
             * @param [properties] Properties to set
             */
            constructor(properties?: mesos.v1.CheckStatusInfo.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** CheckStatusInfo type. */
            type: mesos.v1.CheckStatusInfo.Type;

            /** CheckStatusInfo command. */
            command?: (mesos.v1.CheckStatusInfo.Command.$Properties|null);

            /** CheckStatusInfo http. */
            http?: (mesos.v1.CheckStatusInfo.Http.$Properties|null);

            /** CheckStatusInfo tcp. */
            tcp?: (mesos.v1.CheckStatusInfo.Tcp.$Properties|null);

            /**
             * Creates a new CheckStatusInfo instance using the specified properties.
             * @param [properties] Properties to set
             * @returns CheckStatusInfo instance
             */
            static create(properties: mesos.v1.CheckStatusInfo.$Shape): mesos.v1.CheckStatusInfo & mesos.v1.CheckStatusInfo.$Shape;
            static create(properties?: mesos.v1.CheckStatusInfo.$Properties): mesos.v1.CheckStatusInfo;

            /**
             * Encodes the specified CheckStatusInfo message. Does not implicitly {@link mesos.v1.CheckStatusInfo.verify|verify} messages.
             * @param message CheckStatusInfo message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: mesos.v1.CheckStatusInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a CheckStatusInfo message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {mesos.v1.CheckStatusInfo & mesos.v1.CheckStatusInfo.$Shape} CheckStatusInfo
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.CheckStatusInfo & mesos.v1.CheckStatusInfo.$Shape;
        }

        namespace CheckStatusInfo {

            /** Properties of a CheckStatusInfo. */
            interface $Properties {

                /** CheckStatusInfo type */
                type?: (mesos.v1.CheckStatusInfo.Type|null);

                /** CheckStatusInfo command */
                command?: (mesos.v1.CheckStatusInfo.Command.$Properties|null);

                /** CheckStatusInfo http */
                http?: (mesos.v1.CheckStatusInfo.Http.$Properties|null);

                /** CheckStatusInfo tcp */
                tcp?: (mesos.v1.CheckStatusInfo.Tcp.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a CheckStatusInfo. */
            type $Shape = mesos.v1.CheckStatusInfo.$Properties;

            /**
             * Properties of a Command.
             * @deprecated Use mesos.v1.CheckStatusInfo.Command.$Properties instead.
             */
            interface ICommand extends mesos.v1.CheckStatusInfo.Command.$Properties {
            }

            /** Represents a Command. */
            class Command {

                /**
                 * Constructs a new Command.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mesos.v1.CheckStatusInfo.Command.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Command exit_code. */
                exit_code: number;

                /**
                 * Creates a new Command instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Command instance
                 */
                static create(properties: mesos.v1.CheckStatusInfo.Command.$Shape): mesos.v1.CheckStatusInfo.Command & mesos.v1.CheckStatusInfo.Command.$Shape;
                static create(properties?: mesos.v1.CheckStatusInfo.Command.$Properties): mesos.v1.CheckStatusInfo.Command;

                /**
                 * Encodes the specified Command message. Does not implicitly {@link mesos.v1.CheckStatusInfo.Command.verify|verify} messages.
                 * @param message Command message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mesos.v1.CheckStatusInfo.Command.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Command message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mesos.v1.CheckStatusInfo.Command & mesos.v1.CheckStatusInfo.Command.$Shape} Command
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.CheckStatusInfo.Command & mesos.v1.CheckStatusInfo.Command.$Shape;
            }

            namespace Command {

                /** Properties of a Command. */
                interface $Properties {

                    /** Command exit_code */
                    exit_code?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Command. */
                type $Shape = mesos.v1.CheckStatusInfo.Command.$Properties;
            }

            /**
             * Properties of a Http.
             * @deprecated Use mesos.v1.CheckStatusInfo.Http.$Properties instead.
             */
            interface IHttp extends mesos.v1.CheckStatusInfo.Http.$Properties {
            }

            /** Represents a Http. */
            class Http {

                /**
                 * Constructs a new Http.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mesos.v1.CheckStatusInfo.Http.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Http status_code. */
                status_code: number;

                /**
                 * Creates a new Http instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Http instance
                 */
                static create(properties: mesos.v1.CheckStatusInfo.Http.$Shape): mesos.v1.CheckStatusInfo.Http & mesos.v1.CheckStatusInfo.Http.$Shape;
                static create(properties?: mesos.v1.CheckStatusInfo.Http.$Properties): mesos.v1.CheckStatusInfo.Http;

                /**
                 * Encodes the specified Http message. Does not implicitly {@link mesos.v1.CheckStatusInfo.Http.verify|verify} messages.
                 * @param message Http message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mesos.v1.CheckStatusInfo.Http.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Http message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mesos.v1.CheckStatusInfo.Http & mesos.v1.CheckStatusInfo.Http.$Shape} Http
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.CheckStatusInfo.Http & mesos.v1.CheckStatusInfo.Http.$Shape;
            }

            namespace Http {

                /** Properties of a Http. */
                interface $Properties {

                    /** Http status_code */
                    status_code?: (number|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Http. */
                type $Shape = mesos.v1.CheckStatusInfo.Http.$Properties;
            }

            /**
             * Properties of a Tcp.
             * @deprecated Use mesos.v1.CheckStatusInfo.Tcp.$Properties instead.
             */
            interface ITcp extends mesos.v1.CheckStatusInfo.Tcp.$Properties {
            }

            /** Represents a Tcp. */
            class Tcp {

                /**
                 * Constructs a new Tcp.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mesos.v1.CheckStatusInfo.Tcp.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Tcp succeeded. */
                succeeded: boolean;

                /**
                 * Creates a new Tcp instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Tcp instance
                 */
                static create(properties: mesos.v1.CheckStatusInfo.Tcp.$Shape): mesos.v1.CheckStatusInfo.Tcp & mesos.v1.CheckStatusInfo.Tcp.$Shape;
                static create(properties?: mesos.v1.CheckStatusInfo.Tcp.$Properties): mesos.v1.CheckStatusInfo.Tcp;

                /**
                 * Encodes the specified Tcp message. Does not implicitly {@link mesos.v1.CheckStatusInfo.Tcp.verify|verify} messages.
                 * @param message Tcp message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mesos.v1.CheckStatusInfo.Tcp.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Tcp message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mesos.v1.CheckStatusInfo.Tcp & mesos.v1.CheckStatusInfo.Tcp.$Shape} Tcp
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.CheckStatusInfo.Tcp & mesos.v1.CheckStatusInfo.Tcp.$Shape;
            }

            namespace Tcp {

                /** Properties of a Tcp. */
                interface $Properties {

                    /** Tcp succeeded */
                    succeeded?: (boolean|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Tcp. */
                type $Shape = mesos.v1.CheckStatusInfo.Tcp.$Properties;
            }

            /** Type enum. */
            enum Type {

                /** UNKNOWN value */
                UNKNOWN = 0,

                /** COMMAND value */
                COMMAND = 1,

                /** HTTP value */
                HTTP = 2,

                /** TCP value */
                TCP = 3
            }
        }

        /**
         * Properties of a TaskStatus.
         * @deprecated Use mesos.v1.TaskStatus.$Properties instead.
         */
        interface ITaskStatus extends mesos.v1.TaskStatus.$Properties {
        }

        /** Represents a TaskStatus. */
        class TaskStatus {

            /**
             * Constructs a new TaskStatus.
             * @param [properties] Properties to set
             */
            constructor(properties?: mesos.v1.TaskStatus.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** TaskStatus task_id. */
            task_id: mesos.v1.TaskID.$Properties;

            /** TaskStatus state. */
            state: mesos.v1.TaskState;

            /** TaskStatus message. */
            message: string;

            /** TaskStatus source. */
            source: mesos.v1.TaskStatus.Source;

            /** TaskStatus reason. */
            reason: mesos.v1.TaskStatus.Reason;

            /** TaskStatus data. */
            data: Uint8Array;

            /** TaskStatus agent_id. */
            agent_id?: (mesos.v1.AgentID.$Properties|null);

            /** TaskStatus executor_id. */
            executor_id?: (mesos.v1.ExecutorID.$Properties|null);

            /** TaskStatus timestamp. */
            timestamp: number;

            /** TaskStatus uuid. */
            uuid: Uint8Array;

            /** TaskStatus healthy. */
            healthy: boolean;

            /** TaskStatus check_status. */
            check_status?: (mesos.v1.CheckStatusInfo.$Properties|null);

            /** TaskStatus labels. */
            labels?: (mesos.v1.Labels.$Properties|null);

            /** TaskStatus container_status. */
            container_status?: (mesos.v1.ContainerStatus.$Properties|null);

            /** TaskStatus unreachable_time. */
            unreachable_time?: (mesos.v1.TimeInfo.$Properties|null);

            /** TaskStatus limitation. */
            limitation?: (mesos.v1.TaskResourceLimitation.$Properties|null);

            /**
             * Creates a new TaskStatus instance using the specified properties.
             * @param [properties] Properties to set
             * @returns TaskStatus instance
             */
            static create(properties: mesos.v1.TaskStatus.$Shape): mesos.v1.TaskStatus & mesos.v1.TaskStatus.$Shape;
            static create(properties?: mesos.v1.TaskStatus.$Properties): mesos.v1.TaskStatus;

            /**
             * Encodes the specified TaskStatus message. Does not implicitly {@link mesos.v1.TaskStatus.verify|verify} messages.
             * @param message TaskStatus message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: mesos.v1.TaskStatus.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TaskStatus message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {mesos.v1.TaskStatus & mesos.v1.TaskStatus.$Shape} TaskStatus
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.TaskStatus & mesos.v1.TaskStatus.$Shape;
        }

        namespace TaskStatus {

            /** Properties of a TaskStatus. */
            interface $Properties {

                /** TaskStatus task_id */
                task_id: mesos.v1.TaskID.$Properties;

                /** TaskStatus state */
                state: mesos.v1.TaskState;

                /** TaskStatus message */
                message?: (string|null);

                /** TaskStatus source */
                source?: (mesos.v1.TaskStatus.Source|null);

                /** TaskStatus reason */
                reason?: (mesos.v1.TaskStatus.Reason|null);

                /** TaskStatus data */
                data?: (Uint8Array|null);

                /** TaskStatus agent_id */
                agent_id?: (mesos.v1.AgentID.$Properties|null);

                /** TaskStatus executor_id */
                executor_id?: (mesos.v1.ExecutorID.$Properties|null);

                /** TaskStatus timestamp */
                timestamp?: (number|null);

                /** TaskStatus uuid */
                uuid?: (Uint8Array|null);

                /** TaskStatus healthy */
                healthy?: (boolean|null);

                /** TaskStatus check_status */
                check_status?: (mesos.v1.CheckStatusInfo.$Properties|null);

                /** TaskStatus labels */
                labels?: (mesos.v1.Labels.$Properties|null);

                /** TaskStatus container_status */
                container_status?: (mesos.v1.ContainerStatus.$Properties|null);

                /** TaskStatus unreachable_time */
                unreachable_time?: (mesos.v1.TimeInfo.$Properties|null);

                /** TaskStatus limitation */
                limitation?: (mesos.v1.TaskResourceLimitation.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a TaskStatus. */
            type $Shape = mesos.v1.TaskStatus.$Properties;

            /** Source enum. */
            enum Source {

                /** SOURCE_MASTER value */
                SOURCE_MASTER = 0,

                /** SOURCE_AGENT value */
                SOURCE_AGENT = 1,

                /** SOURCE_EXECUTOR value */
                SOURCE_EXECUTOR = 2
            }

            /** Reason enum. */
            enum Reason {

                /** REASON_COMMAND_EXECUTOR_FAILED value */
                REASON_COMMAND_EXECUTOR_FAILED = 0,

                /** REASON_CONTAINER_LAUNCH_FAILED value */
                REASON_CONTAINER_LAUNCH_FAILED = 21,

                /** REASON_CONTAINER_LIMITATION value */
                REASON_CONTAINER_LIMITATION = 19,

                /** REASON_CONTAINER_LIMITATION_DISK value */
                REASON_CONTAINER_LIMITATION_DISK = 20,

                /** REASON_CONTAINER_LIMITATION_MEMORY value */
                REASON_CONTAINER_LIMITATION_MEMORY = 8,

                /** REASON_CONTAINER_PREEMPTED value */
                REASON_CONTAINER_PREEMPTED = 17,

                /** REASON_CONTAINER_UPDATE_FAILED value */
                REASON_CONTAINER_UPDATE_FAILED = 22,

                /** REASON_MAX_COMPLETION_TIME_REACHED value */
                REASON_MAX_COMPLETION_TIME_REACHED = 33,

                /** REASON_EXECUTOR_REGISTRATION_TIMEOUT value */
                REASON_EXECUTOR_REGISTRATION_TIMEOUT = 23,

                /** REASON_EXECUTOR_REREGISTRATION_TIMEOUT value */
                REASON_EXECUTOR_REREGISTRATION_TIMEOUT = 24,

                /** REASON_EXECUTOR_TERMINATED value */
                REASON_EXECUTOR_TERMINATED = 1,

                /** REASON_EXECUTOR_UNREGISTERED value */
                REASON_EXECUTOR_UNREGISTERED = 2,

                /** REASON_FRAMEWORK_REMOVED value */
                REASON_FRAMEWORK_REMOVED = 3,

                /** REASON_GC_ERROR value */
                REASON_GC_ERROR = 4,

                /** REASON_INVALID_FRAMEWORKID value */
                REASON_INVALID_FRAMEWORKID = 5,

                /** REASON_INVALID_OFFERS value */
                REASON_INVALID_OFFERS = 6,

                /** REASON_IO_SWITCHBOARD_EXITED value */
                REASON_IO_SWITCHBOARD_EXITED = 27,

                /** REASON_MASTER_DISCONNECTED value */
                REASON_MASTER_DISCONNECTED = 7,

                /** REASON_RECONCILIATION value */
                REASON_RECONCILIATION = 9,

                /** REASON_RESOURCES_UNKNOWN value */
                REASON_RESOURCES_UNKNOWN = 18,

                /** REASON_AGENT_DISCONNECTED value */
                REASON_AGENT_DISCONNECTED = 10,

                /** REASON_AGENT_DRAINING value */
                REASON_AGENT_DRAINING = 34,

                /** REASON_AGENT_REMOVED value */
                REASON_AGENT_REMOVED = 11,

                /** REASON_AGENT_REMOVED_BY_OPERATOR value */
                REASON_AGENT_REMOVED_BY_OPERATOR = 31,

                /** REASON_AGENT_REREGISTERED value */
                REASON_AGENT_REREGISTERED = 32,

                /** REASON_AGENT_RESTARTED value */
                REASON_AGENT_RESTARTED = 12,

                /** REASON_AGENT_UNKNOWN value */
                REASON_AGENT_UNKNOWN = 13,

                /** REASON_TASK_KILLED_DURING_LAUNCH value */
                REASON_TASK_KILLED_DURING_LAUNCH = 30,

                /** REASON_TASK_CHECK_STATUS_UPDATED value */
                REASON_TASK_CHECK_STATUS_UPDATED = 28,

                /** REASON_TASK_HEALTH_CHECK_STATUS_UPDATED value */
                REASON_TASK_HEALTH_CHECK_STATUS_UPDATED = 29,

                /** REASON_TASK_GROUP_INVALID value */
                REASON_TASK_GROUP_INVALID = 25,

                /** REASON_TASK_GROUP_UNAUTHORIZED value */
                REASON_TASK_GROUP_UNAUTHORIZED = 26,

                /** REASON_TASK_INVALID value */
                REASON_TASK_INVALID = 14,

                /** REASON_TASK_UNAUTHORIZED value */
                REASON_TASK_UNAUTHORIZED = 15,

                /** REASON_TASK_UNKNOWN value */
                REASON_TASK_UNKNOWN = 16
            }
        }

        /**
         * Properties of a Filters.
         * @deprecated Use mesos.v1.Filters.$Properties instead.
         */
        interface IFilters extends mesos.v1.Filters.$Properties {
        }

        /** Represents a Filters. */
        class Filters {

            /**
             * Constructs a new Filters.
             * @param [properties] Properties to set
             */
            constructor(properties?: mesos.v1.Filters.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Filters refuse_seconds. */
            refuse_seconds: number;

            /**
             * Creates a new Filters instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Filters instance
             */
            static create(properties: mesos.v1.Filters.$Shape): mesos.v1.Filters & mesos.v1.Filters.$Shape;
            static create(properties?: mesos.v1.Filters.$Properties): mesos.v1.Filters;

            /**
             * Encodes the specified Filters message. Does not implicitly {@link mesos.v1.Filters.verify|verify} messages.
             * @param message Filters message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: mesos.v1.Filters.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Filters message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {mesos.v1.Filters & mesos.v1.Filters.$Shape} Filters
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.Filters & mesos.v1.Filters.$Shape;
        }

        namespace Filters {

            /** Properties of a Filters. */
            interface $Properties {

                /** Filters refuse_seconds */
                refuse_seconds?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Filters. */
            type $Shape = mesos.v1.Filters.$Properties;
        }

        /**
         * Properties of a Port.
         * @deprecated Use mesos.v1.Port.$Properties instead.
         */
        interface IPort extends mesos.v1.Port.$Properties {
        }

        /** Represents a Port. */
        class Port {

            /**
             * Constructs a new Port.
             * @param [properties] Properties to set
             */
            constructor(properties?: mesos.v1.Port.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Port number. */
            number: number;

            /** Port name. */
            name: string;

            /** Port protocol. */
            protocol: string;

            /** Port visibility. */
            visibility: mesos.v1.DiscoveryInfo.Visibility;

            /** Port labels. */
            labels?: (mesos.v1.Labels.$Properties|null);

            /**
             * Creates a new Port instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Port instance
             */
            static create(properties: mesos.v1.Port.$Shape): mesos.v1.Port & mesos.v1.Port.$Shape;
            static create(properties?: mesos.v1.Port.$Properties): mesos.v1.Port;

            /**
             * Encodes the specified Port message. Does not implicitly {@link mesos.v1.Port.verify|verify} messages.
             * @param message Port message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: mesos.v1.Port.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Port message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {mesos.v1.Port & mesos.v1.Port.$Shape} Port
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.Port & mesos.v1.Port.$Shape;
        }

        namespace Port {

            /** Properties of a Port. */
            interface $Properties {

                /** Port number */
                number: number;

                /** Port name */
                name?: (string|null);

                /** Port protocol */
                protocol?: (string|null);

                /** Port visibility */
                visibility?: (mesos.v1.DiscoveryInfo.Visibility|null);

                /** Port labels */
                labels?: (mesos.v1.Labels.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Port. */
            type $Shape = mesos.v1.Port.$Properties;
        }

        /**
         * Properties of a Ports.
         * @deprecated Use mesos.v1.Ports.$Properties instead.
         */
        interface IPorts extends mesos.v1.Ports.$Properties {
        }

        /** Represents a Ports. */
        class Ports {

            /**
             * Constructs a new Ports.
             * @param [properties] Properties to set
             */
            constructor(properties?: mesos.v1.Ports.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Ports ports. */
            ports: mesos.v1.Port.$Properties[];

            /**
             * Creates a new Ports instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Ports instance
             */
            static create(properties: mesos.v1.Ports.$Shape): mesos.v1.Ports & mesos.v1.Ports.$Shape;
            static create(properties?: mesos.v1.Ports.$Properties): mesos.v1.Ports;

            /**
             * Encodes the specified Ports message. Does not implicitly {@link mesos.v1.Ports.verify|verify} messages.
             * @param message Ports message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: mesos.v1.Ports.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Ports message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {mesos.v1.Ports & mesos.v1.Ports.$Shape} Ports
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.Ports & mesos.v1.Ports.$Shape;
        }

        namespace Ports {

            /** Properties of a Ports. */
            interface $Properties {

                /** Ports ports */
                ports?: (mesos.v1.Port.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Ports. */
            type $Shape = mesos.v1.Ports.$Properties;
        }

        /**
         * Properties of a DiscoveryInfo.
         * @deprecated Use mesos.v1.DiscoveryInfo.$Properties instead.
         */
        interface IDiscoveryInfo extends mesos.v1.DiscoveryInfo.$Properties {
        }

        /** Represents a DiscoveryInfo. */
        class DiscoveryInfo {

            /**
             * Constructs a new DiscoveryInfo.
             * @param [properties] Properties to set
             */
            constructor(properties?: mesos.v1.DiscoveryInfo.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** DiscoveryInfo visibility. */
            visibility: mesos.v1.DiscoveryInfo.Visibility;

            /** DiscoveryInfo name. */
            name: string;

            /** DiscoveryInfo environment. */
            environment: string;

            /** DiscoveryInfo location. */
            location: string;

            /** DiscoveryInfo version. */
            version: string;

            /** DiscoveryInfo ports. */
            ports?: (mesos.v1.Ports.$Properties|null);

            /** DiscoveryInfo labels. */
            labels?: (mesos.v1.Labels.$Properties|null);

            /**
             * Creates a new DiscoveryInfo instance using the specified properties.
             * @param [properties] Properties to set
             * @returns DiscoveryInfo instance
             */
            static create(properties: mesos.v1.DiscoveryInfo.$Shape): mesos.v1.DiscoveryInfo & mesos.v1.DiscoveryInfo.$Shape;
            static create(properties?: mesos.v1.DiscoveryInfo.$Properties): mesos.v1.DiscoveryInfo;

            /**
             * Encodes the specified DiscoveryInfo message. Does not implicitly {@link mesos.v1.DiscoveryInfo.verify|verify} messages.
             * @param message DiscoveryInfo message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: mesos.v1.DiscoveryInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DiscoveryInfo message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {mesos.v1.DiscoveryInfo & mesos.v1.DiscoveryInfo.$Shape} DiscoveryInfo
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.DiscoveryInfo & mesos.v1.DiscoveryInfo.$Shape;
        }

        namespace DiscoveryInfo {

            /** Properties of a DiscoveryInfo. */
            interface $Properties {

                /** DiscoveryInfo visibility */
                visibility: mesos.v1.DiscoveryInfo.Visibility;

                /** DiscoveryInfo name */
                name?: (string|null);

                /** DiscoveryInfo environment */
                environment?: (string|null);

                /** DiscoveryInfo location */
                location?: (string|null);

                /** DiscoveryInfo version */
                version?: (string|null);

                /** DiscoveryInfo ports */
                ports?: (mesos.v1.Ports.$Properties|null);

                /** DiscoveryInfo labels */
                labels?: (mesos.v1.Labels.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DiscoveryInfo. */
            type $Shape = mesos.v1.DiscoveryInfo.$Properties;

            /** Visibility enum. */
            enum Visibility {

                /** FRAMEWORK value */
                FRAMEWORK = 0,

                /** CLUSTER value */
                CLUSTER = 1,

                /** EXTERNAL value */
                EXTERNAL = 2
            }
        }

        /**
         * Properties of a Role.
         * @deprecated Use mesos.v1.Role.$Properties instead.
         */
        interface IRole extends mesos.v1.Role.$Properties {
        }

        /** Represents a Role. */
        class Role {

            /**
             * Constructs a new Role.
             * @param [properties] Properties to set
             */
            constructor(properties?: mesos.v1.Role.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Role name. */
            name: string;

            /** Role weight. */
            weight: number;

            /** Role frameworks. */
            frameworks: mesos.v1.FrameworkID.$Properties[];

            /** Role resources. */
            resources: mesos.v1.Resource.$Properties[];

            /**
             * Creates a new Role instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Role instance
             */
            static create(properties: mesos.v1.Role.$Shape): mesos.v1.Role & mesos.v1.Role.$Shape;
            static create(properties?: mesos.v1.Role.$Properties): mesos.v1.Role;

            /**
             * Encodes the specified Role message. Does not implicitly {@link mesos.v1.Role.verify|verify} messages.
             * @param message Role message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: mesos.v1.Role.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Role message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {mesos.v1.Role & mesos.v1.Role.$Shape} Role
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.Role & mesos.v1.Role.$Shape;
        }

        namespace Role {

            /** Properties of a Role. */
            interface $Properties {

                /** Role name */
                name: string;

                /** Role weight */
                weight: number;

                /** Role frameworks */
                frameworks?: (mesos.v1.FrameworkID.$Properties[]|null);

                /** Role resources */
                resources?: (mesos.v1.Resource.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Role. */
            type $Shape = mesos.v1.Role.$Properties;
        }

        /**
         * Properties of a FrameworkID.
         * @deprecated Use mesos.v1.FrameworkID.$Properties instead.
         */
        interface IFrameworkID extends mesos.v1.FrameworkID.$Properties {
        }

        /** Represents a FrameworkID. */
        class FrameworkID {

            /**
             * Constructs a new FrameworkID.
             * @param [properties] Properties to set
             */
            constructor(properties?: mesos.v1.FrameworkID.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** FrameworkID value. */
            value: string;

            /**
             * Creates a new FrameworkID instance using the specified properties.
             * @param [properties] Properties to set
             * @returns FrameworkID instance
             */
            static create(properties: mesos.v1.FrameworkID.$Shape): mesos.v1.FrameworkID & mesos.v1.FrameworkID.$Shape;
            static create(properties?: mesos.v1.FrameworkID.$Properties): mesos.v1.FrameworkID;

            /**
             * Encodes the specified FrameworkID message. Does not implicitly {@link mesos.v1.FrameworkID.verify|verify} messages.
             * @param message FrameworkID message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: mesos.v1.FrameworkID.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a FrameworkID message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {mesos.v1.FrameworkID & mesos.v1.FrameworkID.$Shape} FrameworkID
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.FrameworkID & mesos.v1.FrameworkID.$Shape;
        }

        namespace FrameworkID {

            /** Properties of a FrameworkID. */
            interface $Properties {

                /** FrameworkID value */
                value: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a FrameworkID. */
            type $Shape = mesos.v1.FrameworkID.$Properties;
        }

        /**
         * Properties of an OfferID.
         * @deprecated Use mesos.v1.OfferID.$Properties instead.
         */
        interface IOfferID extends mesos.v1.OfferID.$Properties {
        }

        /** Represents an OfferID. */
        class OfferID {

            /**
             * Constructs a new OfferID.
             * @param [properties] Properties to set
             */
            constructor(properties?: mesos.v1.OfferID.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** OfferID value. */
            value: string;

            /**
             * Creates a new OfferID instance using the specified properties.
             * @param [properties] Properties to set
             * @returns OfferID instance
             */
            static create(properties: mesos.v1.OfferID.$Shape): mesos.v1.OfferID & mesos.v1.OfferID.$Shape;
            static create(properties?: mesos.v1.OfferID.$Properties): mesos.v1.OfferID;

            /**
             * Encodes the specified OfferID message. Does not implicitly {@link mesos.v1.OfferID.verify|verify} messages.
             * @param message OfferID message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: mesos.v1.OfferID.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an OfferID message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {mesos.v1.OfferID & mesos.v1.OfferID.$Shape} OfferID
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.OfferID & mesos.v1.OfferID.$Shape;
        }

        namespace OfferID {

            /** Properties of an OfferID. */
            interface $Properties {

                /** OfferID value */
                value: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an OfferID. */
            type $Shape = mesos.v1.OfferID.$Properties;
        }

        /**
         * Properties of an AgentID.
         * @deprecated Use mesos.v1.AgentID.$Properties instead.
         */
        interface IAgentID extends mesos.v1.AgentID.$Properties {
        }

        /** Represents an AgentID. */
        class AgentID {

            /**
             * Constructs a new AgentID.
             * @param [properties] Properties to set
             */
            constructor(properties?: mesos.v1.AgentID.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** AgentID value. */
            value: string;

            /**
             * Creates a new AgentID instance using the specified properties.
             * @param [properties] Properties to set
             * @returns AgentID instance
             */
            static create(properties: mesos.v1.AgentID.$Shape): mesos.v1.AgentID & mesos.v1.AgentID.$Shape;
            static create(properties?: mesos.v1.AgentID.$Properties): mesos.v1.AgentID;

            /**
             * Encodes the specified AgentID message. Does not implicitly {@link mesos.v1.AgentID.verify|verify} messages.
             * @param message AgentID message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: mesos.v1.AgentID.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an AgentID message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {mesos.v1.AgentID & mesos.v1.AgentID.$Shape} AgentID
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.AgentID & mesos.v1.AgentID.$Shape;
        }

        namespace AgentID {

            /** Properties of an AgentID. */
            interface $Properties {

                /** AgentID value */
                value: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an AgentID. */
            type $Shape = mesos.v1.AgentID.$Properties;
        }

        /**
         * Properties of a TaskID.
         * @deprecated Use mesos.v1.TaskID.$Properties instead.
         */
        interface ITaskID extends mesos.v1.TaskID.$Properties {
        }

        /** Represents a TaskID. */
        class TaskID {

            /**
             * Constructs a new TaskID.
             * @param [properties] Properties to set
             */
            constructor(properties?: mesos.v1.TaskID.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** TaskID value. */
            value: string;

            /**
             * Creates a new TaskID instance using the specified properties.
             * @param [properties] Properties to set
             * @returns TaskID instance
             */
            static create(properties: mesos.v1.TaskID.$Shape): mesos.v1.TaskID & mesos.v1.TaskID.$Shape;
            static create(properties?: mesos.v1.TaskID.$Properties): mesos.v1.TaskID;

            /**
             * Encodes the specified TaskID message. Does not implicitly {@link mesos.v1.TaskID.verify|verify} messages.
             * @param message TaskID message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: mesos.v1.TaskID.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TaskID message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {mesos.v1.TaskID & mesos.v1.TaskID.$Shape} TaskID
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.TaskID & mesos.v1.TaskID.$Shape;
        }

        namespace TaskID {

            /** Properties of a TaskID. */
            interface $Properties {

                /** TaskID value */
                value: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a TaskID. */
            type $Shape = mesos.v1.TaskID.$Properties;
        }

        /**
         * Properties of an ExecutorID.
         * @deprecated Use mesos.v1.ExecutorID.$Properties instead.
         */
        interface IExecutorID extends mesos.v1.ExecutorID.$Properties {
        }

        /** Represents an ExecutorID. */
        class ExecutorID {

            /**
             * Constructs a new ExecutorID.
             * @param [properties] Properties to set
             */
            constructor(properties?: mesos.v1.ExecutorID.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ExecutorID value. */
            value: string;

            /**
             * Creates a new ExecutorID instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ExecutorID instance
             */
            static create(properties: mesos.v1.ExecutorID.$Shape): mesos.v1.ExecutorID & mesos.v1.ExecutorID.$Shape;
            static create(properties?: mesos.v1.ExecutorID.$Properties): mesos.v1.ExecutorID;

            /**
             * Encodes the specified ExecutorID message. Does not implicitly {@link mesos.v1.ExecutorID.verify|verify} messages.
             * @param message ExecutorID message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: mesos.v1.ExecutorID.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an ExecutorID message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {mesos.v1.ExecutorID & mesos.v1.ExecutorID.$Shape} ExecutorID
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.ExecutorID & mesos.v1.ExecutorID.$Shape;
        }

        namespace ExecutorID {

            /** Properties of an ExecutorID. */
            interface $Properties {

                /** ExecutorID value */
                value: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an ExecutorID. */
            type $Shape = mesos.v1.ExecutorID.$Properties;
        }

        /**
         * Properties of a ContainerID.
         * @deprecated Use mesos.v1.ContainerID.$Properties instead.
         */
        interface IContainerID extends mesos.v1.ContainerID.$Properties {
        }

        /** Represents a ContainerID. */
        class ContainerID {

            /**
             * Constructs a new ContainerID.
             * @param [properties] Properties to set
             */
            constructor(properties?: mesos.v1.ContainerID.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ContainerID value. */
            value: string;

            /** ContainerID parent. */
            parent?: (mesos.v1.ContainerID.$Properties|null);

            /**
             * Creates a new ContainerID instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ContainerID instance
             */
            static create(properties: mesos.v1.ContainerID.$Shape): mesos.v1.ContainerID & mesos.v1.ContainerID.$Shape;
            static create(properties?: mesos.v1.ContainerID.$Properties): mesos.v1.ContainerID;

            /**
             * Encodes the specified ContainerID message. Does not implicitly {@link mesos.v1.ContainerID.verify|verify} messages.
             * @param message ContainerID message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: mesos.v1.ContainerID.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ContainerID message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {mesos.v1.ContainerID & mesos.v1.ContainerID.$Shape} ContainerID
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.ContainerID & mesos.v1.ContainerID.$Shape;
        }

        namespace ContainerID {

            /** Properties of a ContainerID. */
            interface $Properties {

                /** ContainerID value */
                value: string;

                /** ContainerID parent */
                parent?: (mesos.v1.ContainerID.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ContainerID. */
            type $Shape = mesos.v1.ContainerID.$Properties;
        }

        /**
         * Properties of a ResourceProviderID.
         * @deprecated Use mesos.v1.ResourceProviderID.$Properties instead.
         */
        interface IResourceProviderID extends mesos.v1.ResourceProviderID.$Properties {
        }

        /** Represents a ResourceProviderID. */
        class ResourceProviderID {

            /**
             * Constructs a new ResourceProviderID.
             * @param [properties] Properties to set
             */
            constructor(properties?: mesos.v1.ResourceProviderID.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ResourceProviderID value. */
            value: string;

            /**
             * Creates a new ResourceProviderID instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ResourceProviderID instance
             */
            static create(properties: mesos.v1.ResourceProviderID.$Shape): mesos.v1.ResourceProviderID & mesos.v1.ResourceProviderID.$Shape;
            static create(properties?: mesos.v1.ResourceProviderID.$Properties): mesos.v1.ResourceProviderID;

            /**
             * Encodes the specified ResourceProviderID message. Does not implicitly {@link mesos.v1.ResourceProviderID.verify|verify} messages.
             * @param message ResourceProviderID message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: mesos.v1.ResourceProviderID.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ResourceProviderID message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {mesos.v1.ResourceProviderID & mesos.v1.ResourceProviderID.$Shape} ResourceProviderID
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.ResourceProviderID & mesos.v1.ResourceProviderID.$Shape;
        }

        namespace ResourceProviderID {

            /** Properties of a ResourceProviderID. */
            interface $Properties {

                /** ResourceProviderID value */
                value: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ResourceProviderID. */
            type $Shape = mesos.v1.ResourceProviderID.$Properties;
        }

        /**
         * Properties of an OperationID.
         * @deprecated Use mesos.v1.OperationID.$Properties instead.
         */
        interface IOperationID extends mesos.v1.OperationID.$Properties {
        }

        /** Represents an OperationID. */
        class OperationID {

            /**
             * Constructs a new OperationID.
             * @param [properties] Properties to set
             */
            constructor(properties?: mesos.v1.OperationID.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** OperationID value. */
            value: string;

            /**
             * Creates a new OperationID instance using the specified properties.
             * @param [properties] Properties to set
             * @returns OperationID instance
             */
            static create(properties: mesos.v1.OperationID.$Shape): mesos.v1.OperationID & mesos.v1.OperationID.$Shape;
            static create(properties?: mesos.v1.OperationID.$Properties): mesos.v1.OperationID;

            /**
             * Encodes the specified OperationID message. Does not implicitly {@link mesos.v1.OperationID.verify|verify} messages.
             * @param message OperationID message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: mesos.v1.OperationID.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an OperationID message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {mesos.v1.OperationID & mesos.v1.OperationID.$Shape} OperationID
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.OperationID & mesos.v1.OperationID.$Shape;
        }

        namespace OperationID {

            /** Properties of an OperationID. */
            interface $Properties {

                /** OperationID value */
                value: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an OperationID. */
            type $Shape = mesos.v1.OperationID.$Properties;
        }

        /**
         * Properties of a TimeInfo.
         * @deprecated Use mesos.v1.TimeInfo.$Properties instead.
         */
        interface ITimeInfo extends mesos.v1.TimeInfo.$Properties {
        }

        /** Represents a TimeInfo. */
        class TimeInfo {

            /**
             * Constructs a new TimeInfo.
             * @param [properties] Properties to set
             */
            constructor(properties?: mesos.v1.TimeInfo.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** TimeInfo nanoseconds. */
            nanoseconds: (number|Long);

            /**
             * Creates a new TimeInfo instance using the specified properties.
             * @param [properties] Properties to set
             * @returns TimeInfo instance
             */
            static create(properties: mesos.v1.TimeInfo.$Shape): mesos.v1.TimeInfo & mesos.v1.TimeInfo.$Shape;
            static create(properties?: mesos.v1.TimeInfo.$Properties): mesos.v1.TimeInfo;

            /**
             * Encodes the specified TimeInfo message. Does not implicitly {@link mesos.v1.TimeInfo.verify|verify} messages.
             * @param message TimeInfo message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: mesos.v1.TimeInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TimeInfo message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {mesos.v1.TimeInfo & mesos.v1.TimeInfo.$Shape} TimeInfo
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.TimeInfo & mesos.v1.TimeInfo.$Shape;
        }

        namespace TimeInfo {

            /** Properties of a TimeInfo. */
            interface $Properties {

                /** TimeInfo nanoseconds */
                nanoseconds: (number|Long);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a TimeInfo. */
            type $Shape = mesos.v1.TimeInfo.$Properties;
        }

        /**
         * Properties of a DurationInfo.
         * @deprecated Use mesos.v1.DurationInfo.$Properties instead.
         */
        interface IDurationInfo extends mesos.v1.DurationInfo.$Properties {
        }

        /** Represents a DurationInfo. */
        class DurationInfo {

            /**
             * Constructs a new DurationInfo.
             * @param [properties] Properties to set
             */
            constructor(properties?: mesos.v1.DurationInfo.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** DurationInfo nanoseconds. */
            nanoseconds: (number|Long);

            /**
             * Creates a new DurationInfo instance using the specified properties.
             * @param [properties] Properties to set
             * @returns DurationInfo instance
             */
            static create(properties: mesos.v1.DurationInfo.$Shape): mesos.v1.DurationInfo & mesos.v1.DurationInfo.$Shape;
            static create(properties?: mesos.v1.DurationInfo.$Properties): mesos.v1.DurationInfo;

            /**
             * Encodes the specified DurationInfo message. Does not implicitly {@link mesos.v1.DurationInfo.verify|verify} messages.
             * @param message DurationInfo message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: mesos.v1.DurationInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DurationInfo message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {mesos.v1.DurationInfo & mesos.v1.DurationInfo.$Shape} DurationInfo
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.DurationInfo & mesos.v1.DurationInfo.$Shape;
        }

        namespace DurationInfo {

            /** Properties of a DurationInfo. */
            interface $Properties {

                /** DurationInfo nanoseconds */
                nanoseconds: (number|Long);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DurationInfo. */
            type $Shape = mesos.v1.DurationInfo.$Properties;
        }

        /**
         * Properties of an Address.
         * @deprecated Use mesos.v1.Address.$Properties instead.
         */
        interface IAddress extends mesos.v1.Address.$Properties {
        }

        /** Represents an Address. */
        class Address {

            /**
             * Constructs a new Address.
             * @param [properties] Properties to set
             */
            constructor(properties?: mesos.v1.Address.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Address hostname. */
            hostname: string;

            /** Address ip. */
            ip: string;

            /** Address port. */
            port: number;

            /**
             * Creates a new Address instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Address instance
             */
            static create(properties: mesos.v1.Address.$Shape): mesos.v1.Address & mesos.v1.Address.$Shape;
            static create(properties?: mesos.v1.Address.$Properties): mesos.v1.Address;

            /**
             * Encodes the specified Address message. Does not implicitly {@link mesos.v1.Address.verify|verify} messages.
             * @param message Address message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: mesos.v1.Address.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Address message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {mesos.v1.Address & mesos.v1.Address.$Shape} Address
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.Address & mesos.v1.Address.$Shape;
        }

        namespace Address {

            /** Properties of an Address. */
            interface $Properties {

                /** Address hostname */
                hostname?: (string|null);

                /** Address ip */
                ip?: (string|null);

                /** Address port */
                port: number;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Address. */
            type $Shape = mesos.v1.Address.$Properties;
        }

        /**
         * Properties of a URL.
         * @deprecated Use mesos.v1.URL.$Properties instead.
         */
        interface IURL extends mesos.v1.URL.$Properties {
        }

        /** Represents a URL. */
        class URL {

            /**
             * Constructs a new URL.
             * @param [properties] Properties to set
             */
            constructor(properties?: mesos.v1.URL.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** URL scheme. */
            scheme: string;

            /** URL address. */
            address: mesos.v1.Address.$Properties;

            /** URL path. */
            path: string;

            /** URL query. */
            query: mesos.v1.Parameter.$Properties[];

            /** URL fragment. */
            fragment: string;

            /**
             * Creates a new URL instance using the specified properties.
             * @param [properties] Properties to set
             * @returns URL instance
             */
            static create(properties: mesos.v1.URL.$Shape): mesos.v1.URL & mesos.v1.URL.$Shape;
            static create(properties?: mesos.v1.URL.$Properties): mesos.v1.URL;

            /**
             * Encodes the specified URL message. Does not implicitly {@link mesos.v1.URL.verify|verify} messages.
             * @param message URL message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: mesos.v1.URL.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a URL message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {mesos.v1.URL & mesos.v1.URL.$Shape} URL
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.URL & mesos.v1.URL.$Shape;
        }

        namespace URL {

            /** Properties of a URL. */
            interface $Properties {

                /** URL scheme */
                scheme: string;

                /** URL address */
                address: mesos.v1.Address.$Properties;

                /** URL path */
                path?: (string|null);

                /** URL query */
                query?: (mesos.v1.Parameter.$Properties[]|null);

                /** URL fragment */
                fragment?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a URL. */
            type $Shape = mesos.v1.URL.$Properties;
        }

        /**
         * Properties of an Unavailability.
         * @deprecated Use mesos.v1.Unavailability.$Properties instead.
         */
        interface IUnavailability extends mesos.v1.Unavailability.$Properties {
        }

        /** Represents an Unavailability. */
        class Unavailability {

            /**
             * Constructs a new Unavailability.
             * @param [properties] Properties to set
             */
            constructor(properties?: mesos.v1.Unavailability.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Unavailability start. */
            start: mesos.v1.TimeInfo.$Properties;

            /** Unavailability duration. */
            duration?: (mesos.v1.DurationInfo.$Properties|null);

            /**
             * Creates a new Unavailability instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Unavailability instance
             */
            static create(properties: mesos.v1.Unavailability.$Shape): mesos.v1.Unavailability & mesos.v1.Unavailability.$Shape;
            static create(properties?: mesos.v1.Unavailability.$Properties): mesos.v1.Unavailability;

            /**
             * Encodes the specified Unavailability message. Does not implicitly {@link mesos.v1.Unavailability.verify|verify} messages.
             * @param message Unavailability message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: mesos.v1.Unavailability.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Unavailability message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {mesos.v1.Unavailability & mesos.v1.Unavailability.$Shape} Unavailability
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.Unavailability & mesos.v1.Unavailability.$Shape;
        }

        namespace Unavailability {

            /** Properties of an Unavailability. */
            interface $Properties {

                /** Unavailability start */
                start: mesos.v1.TimeInfo.$Properties;

                /** Unavailability duration */
                duration?: (mesos.v1.DurationInfo.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Unavailability. */
            type $Shape = mesos.v1.Unavailability.$Properties;
        }

        /**
         * Properties of a DomainInfo.
         * @deprecated Use mesos.v1.DomainInfo.$Properties instead.
         */
        interface IDomainInfo extends mesos.v1.DomainInfo.$Properties {
        }

        /** Represents a DomainInfo. */
        class DomainInfo {

            /**
             * Constructs a new DomainInfo.
             * @param [properties] Properties to set
             */
            constructor(properties?: mesos.v1.DomainInfo.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** DomainInfo fault_domain. */
            fault_domain?: (mesos.v1.DomainInfo.FaultDomain.$Properties|null);

            /**
             * Creates a new DomainInfo instance using the specified properties.
             * @param [properties] Properties to set
             * @returns DomainInfo instance
             */
            static create(properties: mesos.v1.DomainInfo.$Shape): mesos.v1.DomainInfo & mesos.v1.DomainInfo.$Shape;
            static create(properties?: mesos.v1.DomainInfo.$Properties): mesos.v1.DomainInfo;

            /**
             * Encodes the specified DomainInfo message. Does not implicitly {@link mesos.v1.DomainInfo.verify|verify} messages.
             * @param message DomainInfo message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: mesos.v1.DomainInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a DomainInfo message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {mesos.v1.DomainInfo & mesos.v1.DomainInfo.$Shape} DomainInfo
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.DomainInfo & mesos.v1.DomainInfo.$Shape;
        }

        namespace DomainInfo {

            /** Properties of a DomainInfo. */
            interface $Properties {

                /** DomainInfo fault_domain */
                fault_domain?: (mesos.v1.DomainInfo.FaultDomain.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a DomainInfo. */
            type $Shape = mesos.v1.DomainInfo.$Properties;

            /**
             * Properties of a FaultDomain.
             * @deprecated Use mesos.v1.DomainInfo.FaultDomain.$Properties instead.
             */
            interface IFaultDomain extends mesos.v1.DomainInfo.FaultDomain.$Properties {
            }

            /** Represents a FaultDomain. */
            class FaultDomain {

                /**
                 * Constructs a new FaultDomain.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mesos.v1.DomainInfo.FaultDomain.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** FaultDomain region. */
                region: mesos.v1.DomainInfo.FaultDomain.RegionInfo.$Properties;

                /** FaultDomain zone. */
                zone: mesos.v1.DomainInfo.FaultDomain.ZoneInfo.$Properties;

                /**
                 * Creates a new FaultDomain instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns FaultDomain instance
                 */
                static create(properties: mesos.v1.DomainInfo.FaultDomain.$Shape): mesos.v1.DomainInfo.FaultDomain & mesos.v1.DomainInfo.FaultDomain.$Shape;
                static create(properties?: mesos.v1.DomainInfo.FaultDomain.$Properties): mesos.v1.DomainInfo.FaultDomain;

                /**
                 * Encodes the specified FaultDomain message. Does not implicitly {@link mesos.v1.DomainInfo.FaultDomain.verify|verify} messages.
                 * @param message FaultDomain message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mesos.v1.DomainInfo.FaultDomain.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a FaultDomain message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mesos.v1.DomainInfo.FaultDomain & mesos.v1.DomainInfo.FaultDomain.$Shape} FaultDomain
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.DomainInfo.FaultDomain & mesos.v1.DomainInfo.FaultDomain.$Shape;
            }

            namespace FaultDomain {

                /** Properties of a FaultDomain. */
                interface $Properties {

                    /** FaultDomain region */
                    region: mesos.v1.DomainInfo.FaultDomain.RegionInfo.$Properties;

                    /** FaultDomain zone */
                    zone: mesos.v1.DomainInfo.FaultDomain.ZoneInfo.$Properties;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a FaultDomain. */
                type $Shape = mesos.v1.DomainInfo.FaultDomain.$Properties;

                /**
                 * Properties of a RegionInfo.
                 * @deprecated Use mesos.v1.DomainInfo.FaultDomain.RegionInfo.$Properties instead.
                 */
                interface IRegionInfo extends mesos.v1.DomainInfo.FaultDomain.RegionInfo.$Properties {
                }

                /** Represents a RegionInfo. */
                class RegionInfo {

                    /**
                     * Constructs a new RegionInfo.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.DomainInfo.FaultDomain.RegionInfo.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** RegionInfo name. */
                    name: string;

                    /**
                     * Creates a new RegionInfo instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns RegionInfo instance
                     */
                    static create(properties: mesos.v1.DomainInfo.FaultDomain.RegionInfo.$Shape): mesos.v1.DomainInfo.FaultDomain.RegionInfo & mesos.v1.DomainInfo.FaultDomain.RegionInfo.$Shape;
                    static create(properties?: mesos.v1.DomainInfo.FaultDomain.RegionInfo.$Properties): mesos.v1.DomainInfo.FaultDomain.RegionInfo;

                    /**
                     * Encodes the specified RegionInfo message. Does not implicitly {@link mesos.v1.DomainInfo.FaultDomain.RegionInfo.verify|verify} messages.
                     * @param message RegionInfo message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.DomainInfo.FaultDomain.RegionInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a RegionInfo message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.DomainInfo.FaultDomain.RegionInfo & mesos.v1.DomainInfo.FaultDomain.RegionInfo.$Shape} RegionInfo
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.DomainInfo.FaultDomain.RegionInfo & mesos.v1.DomainInfo.FaultDomain.RegionInfo.$Shape;
                }

                namespace RegionInfo {

                    /** Properties of a RegionInfo. */
                    interface $Properties {

                        /** RegionInfo name */
                        name: string;

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a RegionInfo. */
                    type $Shape = mesos.v1.DomainInfo.FaultDomain.RegionInfo.$Properties;
                }

                /**
                 * Properties of a ZoneInfo.
                 * @deprecated Use mesos.v1.DomainInfo.FaultDomain.ZoneInfo.$Properties instead.
                 */
                interface IZoneInfo extends mesos.v1.DomainInfo.FaultDomain.ZoneInfo.$Properties {
                }

                /** Represents a ZoneInfo. */
                class ZoneInfo {

                    /**
                     * Constructs a new ZoneInfo.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.DomainInfo.FaultDomain.ZoneInfo.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** ZoneInfo name. */
                    name: string;

                    /**
                     * Creates a new ZoneInfo instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns ZoneInfo instance
                     */
                    static create(properties: mesos.v1.DomainInfo.FaultDomain.ZoneInfo.$Shape): mesos.v1.DomainInfo.FaultDomain.ZoneInfo & mesos.v1.DomainInfo.FaultDomain.ZoneInfo.$Shape;
                    static create(properties?: mesos.v1.DomainInfo.FaultDomain.ZoneInfo.$Properties): mesos.v1.DomainInfo.FaultDomain.ZoneInfo;

                    /**
                     * Encodes the specified ZoneInfo message. Does not implicitly {@link mesos.v1.DomainInfo.FaultDomain.ZoneInfo.verify|verify} messages.
                     * @param message ZoneInfo message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.DomainInfo.FaultDomain.ZoneInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a ZoneInfo message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.DomainInfo.FaultDomain.ZoneInfo & mesos.v1.DomainInfo.FaultDomain.ZoneInfo.$Shape} ZoneInfo
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.DomainInfo.FaultDomain.ZoneInfo & mesos.v1.DomainInfo.FaultDomain.ZoneInfo.$Shape;
                }

                namespace ZoneInfo {

                    /** Properties of a ZoneInfo. */
                    interface $Properties {

                        /** ZoneInfo name */
                        name: string;

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a ZoneInfo. */
                    type $Shape = mesos.v1.DomainInfo.FaultDomain.ZoneInfo.$Properties;
                }
            }
        }

        /**
         * Properties of a Parameter.
         * @deprecated Use mesos.v1.Parameter.$Properties instead.
         */
        interface IParameter extends mesos.v1.Parameter.$Properties {
        }

        /** Represents a Parameter. */
        class Parameter {

            /**
             * Constructs a new Parameter.
             * @param [properties] Properties to set
             */
            constructor(properties?: mesos.v1.Parameter.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Parameter key. */
            key: string;

            /** Parameter value. */
            value: string;

            /**
             * Creates a new Parameter instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Parameter instance
             */
            static create(properties: mesos.v1.Parameter.$Shape): mesos.v1.Parameter & mesos.v1.Parameter.$Shape;
            static create(properties?: mesos.v1.Parameter.$Properties): mesos.v1.Parameter;

            /**
             * Encodes the specified Parameter message. Does not implicitly {@link mesos.v1.Parameter.verify|verify} messages.
             * @param message Parameter message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: mesos.v1.Parameter.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Parameter message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {mesos.v1.Parameter & mesos.v1.Parameter.$Shape} Parameter
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.Parameter & mesos.v1.Parameter.$Shape;
        }

        namespace Parameter {

            /** Properties of a Parameter. */
            interface $Properties {

                /** Parameter key */
                key: string;

                /** Parameter value */
                value: string;

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Parameter. */
            type $Shape = mesos.v1.Parameter.$Properties;
        }

        /**
         * Properties of a Parameters.
         * @deprecated Use mesos.v1.Parameters.$Properties instead.
         */
        interface IParameters extends mesos.v1.Parameters.$Properties {
        }

        /** Represents a Parameters. */
        class Parameters {

            /**
             * Constructs a new Parameters.
             * @param [properties] Properties to set
             */
            constructor(properties?: mesos.v1.Parameters.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Parameters parameter. */
            parameter: mesos.v1.Parameter.$Properties[];

            /**
             * Creates a new Parameters instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Parameters instance
             */
            static create(properties: mesos.v1.Parameters.$Shape): mesos.v1.Parameters & mesos.v1.Parameters.$Shape;
            static create(properties?: mesos.v1.Parameters.$Properties): mesos.v1.Parameters;

            /**
             * Encodes the specified Parameters message. Does not implicitly {@link mesos.v1.Parameters.verify|verify} messages.
             * @param message Parameters message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: mesos.v1.Parameters.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Parameters message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {mesos.v1.Parameters & mesos.v1.Parameters.$Shape} Parameters
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.Parameters & mesos.v1.Parameters.$Shape;
        }

        namespace Parameters {

            /** Properties of a Parameters. */
            interface $Properties {

                /** Parameters parameter */
                parameter?: (mesos.v1.Parameter.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Parameters. */
            type $Shape = mesos.v1.Parameters.$Properties;
        }

        /**
         * Properties of a Credential.
         * @deprecated Use mesos.v1.Credential.$Properties instead.
         */
        interface ICredential extends mesos.v1.Credential.$Properties {
        }

        /** Represents a Credential. */
        class Credential {

            /**
             * Constructs a new Credential.
             * @param [properties] Properties to set
             */
            constructor(properties?: mesos.v1.Credential.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Credential principal. */
            principal: string;

            /** Credential secret. */
            secret: string;

            /**
             * Creates a new Credential instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Credential instance
             */
            static create(properties: mesos.v1.Credential.$Shape): mesos.v1.Credential & mesos.v1.Credential.$Shape;
            static create(properties?: mesos.v1.Credential.$Properties): mesos.v1.Credential;

            /**
             * Encodes the specified Credential message. Does not implicitly {@link mesos.v1.Credential.verify|verify} messages.
             * @param message Credential message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: mesos.v1.Credential.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Credential message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {mesos.v1.Credential & mesos.v1.Credential.$Shape} Credential
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.Credential & mesos.v1.Credential.$Shape;
        }

        namespace Credential {

            /** Properties of a Credential. */
            interface $Properties {

                /** Credential principal */
                principal: string;

                /** Credential secret */
                secret?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Credential. */
            type $Shape = mesos.v1.Credential.$Properties;
        }

        /**
         * Properties of a Secret.
         * @deprecated Use mesos.v1.Secret.$Properties instead.
         */
        interface ISecret extends mesos.v1.Secret.$Properties {
        }

        /** Represents a Secret. */
        class Secret {

            /**
             * Constructs a new Secret.
             * @param [properties] Properties to set
             */
            constructor(properties?: mesos.v1.Secret.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Secret type. */
            type: mesos.v1.Secret.Type;

            /** Secret reference. */
            reference?: (mesos.v1.Secret.Reference.$Properties|null);

            /** Secret value. */
            value?: (mesos.v1.Secret.Value.$Properties|null);

            /**
             * Creates a new Secret instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Secret instance
             */
            static create(properties: mesos.v1.Secret.$Shape): mesos.v1.Secret & mesos.v1.Secret.$Shape;
            static create(properties?: mesos.v1.Secret.$Properties): mesos.v1.Secret;

            /**
             * Encodes the specified Secret message. Does not implicitly {@link mesos.v1.Secret.verify|verify} messages.
             * @param message Secret message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: mesos.v1.Secret.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Secret message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {mesos.v1.Secret & mesos.v1.Secret.$Shape} Secret
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.Secret & mesos.v1.Secret.$Shape;
        }

        namespace Secret {

            /** Properties of a Secret. */
            interface $Properties {

                /** Secret type */
                type?: (mesos.v1.Secret.Type|null);

                /** Secret reference */
                reference?: (mesos.v1.Secret.Reference.$Properties|null);

                /** Secret value */
                value?: (mesos.v1.Secret.Value.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Secret. */
            type $Shape = mesos.v1.Secret.$Properties;

            /** Type enum. */
            enum Type {

                /** UNKNOWN value */
                UNKNOWN = 0,

                /** REFERENCE value */
                REFERENCE = 1,

                /** VALUE value */
                VALUE = 2
            }

            /**
             * Properties of a Reference.
             * @deprecated Use mesos.v1.Secret.Reference.$Properties instead.
             */
            interface IReference extends mesos.v1.Secret.Reference.$Properties {
            }

            /** Represents a Reference. */
            class Reference {

                /**
                 * Constructs a new Reference.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mesos.v1.Secret.Reference.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Reference name. */
                name: string;

                /** Reference key. */
                key: string;

                /**
                 * Creates a new Reference instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Reference instance
                 */
                static create(properties: mesos.v1.Secret.Reference.$Shape): mesos.v1.Secret.Reference & mesos.v1.Secret.Reference.$Shape;
                static create(properties?: mesos.v1.Secret.Reference.$Properties): mesos.v1.Secret.Reference;

                /**
                 * Encodes the specified Reference message. Does not implicitly {@link mesos.v1.Secret.Reference.verify|verify} messages.
                 * @param message Reference message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mesos.v1.Secret.Reference.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Reference message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mesos.v1.Secret.Reference & mesos.v1.Secret.Reference.$Shape} Reference
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.Secret.Reference & mesos.v1.Secret.Reference.$Shape;
            }

            namespace Reference {

                /** Properties of a Reference. */
                interface $Properties {

                    /** Reference name */
                    name: string;

                    /** Reference key */
                    key?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Reference. */
                type $Shape = mesos.v1.Secret.Reference.$Properties;
            }

            /**
             * Properties of a Value.
             * @deprecated Use mesos.v1.Secret.Value.$Properties instead.
             */
            interface IValue extends mesos.v1.Secret.Value.$Properties {
            }

            /** Represents a Value. */
            class Value {

                /**
                 * Constructs a new Value.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mesos.v1.Secret.Value.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Value data. */
                data: Uint8Array;

                /**
                 * Creates a new Value instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Value instance
                 */
                static create(properties: mesos.v1.Secret.Value.$Shape): mesos.v1.Secret.Value & mesos.v1.Secret.Value.$Shape;
                static create(properties?: mesos.v1.Secret.Value.$Properties): mesos.v1.Secret.Value;

                /**
                 * Encodes the specified Value message. Does not implicitly {@link mesos.v1.Secret.Value.verify|verify} messages.
                 * @param message Value message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mesos.v1.Secret.Value.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Value message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mesos.v1.Secret.Value & mesos.v1.Secret.Value.$Shape} Value
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.Secret.Value & mesos.v1.Secret.Value.$Shape;
            }

            namespace Value {

                /** Properties of a Value. */
                interface $Properties {

                    /** Value data */
                    data: Uint8Array;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Value. */
                type $Shape = mesos.v1.Secret.Value.$Properties;
            }
        }

        /**
         * Properties of an Environment.
         * @deprecated Use mesos.v1.Environment.$Properties instead.
         */
        interface IEnvironment extends mesos.v1.Environment.$Properties {
        }

        /** Represents an Environment. */
        class Environment {

            /**
             * Constructs a new Environment.
             * @param [properties] Properties to set
             */
            constructor(properties?: mesos.v1.Environment.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Environment variables. */
            variables: mesos.v1.Environment.Variable.$Properties[];

            /**
             * Creates a new Environment instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Environment instance
             */
            static create(properties: mesos.v1.Environment.$Shape): mesos.v1.Environment & mesos.v1.Environment.$Shape;
            static create(properties?: mesos.v1.Environment.$Properties): mesos.v1.Environment;

            /**
             * Encodes the specified Environment message. Does not implicitly {@link mesos.v1.Environment.verify|verify} messages.
             * @param message Environment message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: mesos.v1.Environment.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Environment message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {mesos.v1.Environment & mesos.v1.Environment.$Shape} Environment
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.Environment & mesos.v1.Environment.$Shape;
        }

        namespace Environment {

            /** Properties of an Environment. */
            interface $Properties {

                /** Environment variables */
                variables?: (mesos.v1.Environment.Variable.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Environment. */
            type $Shape = mesos.v1.Environment.$Properties;

            /**
             * Properties of a Variable.
             * @deprecated Use mesos.v1.Environment.Variable.$Properties instead.
             */
            interface IVariable extends mesos.v1.Environment.Variable.$Properties {
            }

            /** Represents a Variable. */
            class Variable {

                /**
                 * Constructs a new Variable.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mesos.v1.Environment.Variable.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Variable name. */
                name: string;

                /** Variable type. */
                type: mesos.v1.Environment.Variable.Type;

                /** Variable value. */
                value: string;

                /** Variable secret. */
                secret?: (mesos.v1.Secret.$Properties|null);

                /**
                 * Creates a new Variable instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Variable instance
                 */
                static create(properties: mesos.v1.Environment.Variable.$Shape): mesos.v1.Environment.Variable & mesos.v1.Environment.Variable.$Shape;
                static create(properties?: mesos.v1.Environment.Variable.$Properties): mesos.v1.Environment.Variable;

                /**
                 * Encodes the specified Variable message. Does not implicitly {@link mesos.v1.Environment.Variable.verify|verify} messages.
                 * @param message Variable message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mesos.v1.Environment.Variable.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Variable message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mesos.v1.Environment.Variable & mesos.v1.Environment.Variable.$Shape} Variable
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.Environment.Variable & mesos.v1.Environment.Variable.$Shape;
            }

            namespace Variable {

                /** Properties of a Variable. */
                interface $Properties {

                    /** Variable name */
                    name: string;

                    /** Variable type */
                    type?: (mesos.v1.Environment.Variable.Type|null);

                    /** Variable value */
                    value?: (string|null);

                    /** Variable secret */
                    secret?: (mesos.v1.Secret.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Variable. */
                type $Shape = mesos.v1.Environment.Variable.$Properties;

                /** Type enum. */
                enum Type {

                    /** UNKNOWN value */
                    UNKNOWN = 0,

                    /** VALUE value */
                    VALUE = 1,

                    /** SECRET value */
                    SECRET = 2
                }
            }
        }

        /**
         * Properties of a Labels.
         * @deprecated Use mesos.v1.Labels.$Properties instead.
         */
        interface ILabels extends mesos.v1.Labels.$Properties {
        }

        /** Represents a Labels. */
        class Labels {

            /**
             * Constructs a new Labels.
             * @param [properties] Properties to set
             */
            constructor(properties?: mesos.v1.Labels.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Labels labels. */
            labels: mesos.v1.Label.$Properties[];

            /**
             * Creates a new Labels instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Labels instance
             */
            static create(properties: mesos.v1.Labels.$Shape): mesos.v1.Labels & mesos.v1.Labels.$Shape;
            static create(properties?: mesos.v1.Labels.$Properties): mesos.v1.Labels;

            /**
             * Encodes the specified Labels message. Does not implicitly {@link mesos.v1.Labels.verify|verify} messages.
             * @param message Labels message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: mesos.v1.Labels.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Labels message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {mesos.v1.Labels & mesos.v1.Labels.$Shape} Labels
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.Labels & mesos.v1.Labels.$Shape;
        }

        namespace Labels {

            /** Properties of a Labels. */
            interface $Properties {

                /** Labels labels */
                labels?: (mesos.v1.Label.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Labels. */
            type $Shape = mesos.v1.Labels.$Properties;
        }

        /**
         * Properties of a Label.
         * @deprecated Use mesos.v1.Label.$Properties instead.
         */
        interface ILabel extends mesos.v1.Label.$Properties {
        }

        /** Represents a Label. */
        class Label {

            /**
             * Constructs a new Label.
             * @param [properties] Properties to set
             */
            constructor(properties?: mesos.v1.Label.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Label key. */
            key: string;

            /** Label value. */
            value: string;

            /**
             * Creates a new Label instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Label instance
             */
            static create(properties: mesos.v1.Label.$Shape): mesos.v1.Label & mesos.v1.Label.$Shape;
            static create(properties?: mesos.v1.Label.$Properties): mesos.v1.Label;

            /**
             * Encodes the specified Label message. Does not implicitly {@link mesos.v1.Label.verify|verify} messages.
             * @param message Label message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: mesos.v1.Label.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Label message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {mesos.v1.Label & mesos.v1.Label.$Shape} Label
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.Label & mesos.v1.Label.$Shape;
        }

        namespace Label {

            /** Properties of a Label. */
            interface $Properties {

                /** Label key */
                key: string;

                /** Label value */
                value?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Label. */
            type $Shape = mesos.v1.Label.$Properties;
        }

        /**
         * Properties of a VersionInfo.
         * @deprecated Use mesos.v1.VersionInfo.$Properties instead.
         */
        interface IVersionInfo extends mesos.v1.VersionInfo.$Properties {
        }

        /** Represents a VersionInfo. */
        class VersionInfo {

            /**
             * Constructs a new VersionInfo.
             * @param [properties] Properties to set
             */
            constructor(properties?: mesos.v1.VersionInfo.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** VersionInfo version. */
            version: string;

            /** VersionInfo build_date. */
            build_date: string;

            /** VersionInfo build_time. */
            build_time: number;

            /** VersionInfo build_user. */
            build_user: string;

            /** VersionInfo git_sha. */
            git_sha: string;

            /** VersionInfo git_branch. */
            git_branch: string;

            /** VersionInfo git_tag. */
            git_tag: string;

            /**
             * Creates a new VersionInfo instance using the specified properties.
             * @param [properties] Properties to set
             * @returns VersionInfo instance
             */
            static create(properties: mesos.v1.VersionInfo.$Shape): mesos.v1.VersionInfo & mesos.v1.VersionInfo.$Shape;
            static create(properties?: mesos.v1.VersionInfo.$Properties): mesos.v1.VersionInfo;

            /**
             * Encodes the specified VersionInfo message. Does not implicitly {@link mesos.v1.VersionInfo.verify|verify} messages.
             * @param message VersionInfo message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: mesos.v1.VersionInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a VersionInfo message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {mesos.v1.VersionInfo & mesos.v1.VersionInfo.$Shape} VersionInfo
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.VersionInfo & mesos.v1.VersionInfo.$Shape;
        }

        namespace VersionInfo {

            /** Properties of a VersionInfo. */
            interface $Properties {

                /** VersionInfo version */
                version: string;

                /** VersionInfo build_date */
                build_date?: (string|null);

                /** VersionInfo build_time */
                build_time?: (number|null);

                /** VersionInfo build_user */
                build_user?: (string|null);

                /** VersionInfo git_sha */
                git_sha?: (string|null);

                /** VersionInfo git_branch */
                git_branch?: (string|null);

                /** VersionInfo git_tag */
                git_tag?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a VersionInfo. */
            type $Shape = mesos.v1.VersionInfo.$Properties;
        }

        /**
         * Properties of a Flag.
         * @deprecated Use mesos.v1.Flag.$Properties instead.
         */
        interface IFlag extends mesos.v1.Flag.$Properties {
        }

        /** Represents a Flag. */
        class Flag {

            /**
             * Constructs a new Flag.
             * @param [properties] Properties to set
             */
            constructor(properties?: mesos.v1.Flag.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Flag name. */
            name: string;

            /** Flag value. */
            value: string;

            /**
             * Creates a new Flag instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Flag instance
             */
            static create(properties: mesos.v1.Flag.$Shape): mesos.v1.Flag & mesos.v1.Flag.$Shape;
            static create(properties?: mesos.v1.Flag.$Properties): mesos.v1.Flag;

            /**
             * Encodes the specified Flag message. Does not implicitly {@link mesos.v1.Flag.verify|verify} messages.
             * @param message Flag message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: mesos.v1.Flag.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Flag message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {mesos.v1.Flag & mesos.v1.Flag.$Shape} Flag
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.Flag & mesos.v1.Flag.$Shape;
        }

        namespace Flag {

            /** Properties of a Flag. */
            interface $Properties {

                /** Flag name */
                name: string;

                /** Flag value */
                value?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Flag. */
            type $Shape = mesos.v1.Flag.$Properties;
        }

        /**
         * Properties of a Metric.
         * @deprecated Use mesos.v1.Metric.$Properties instead.
         */
        interface IMetric extends mesos.v1.Metric.$Properties {
        }

        /** Represents a Metric. */
        class Metric {

            /**
             * Constructs a new Metric.
             * @param [properties] Properties to set
             */
            constructor(properties?: mesos.v1.Metric.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Metric name. */
            name: string;

            /** Metric value. */
            value: number;

            /**
             * Creates a new Metric instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Metric instance
             */
            static create(properties: mesos.v1.Metric.$Shape): mesos.v1.Metric & mesos.v1.Metric.$Shape;
            static create(properties?: mesos.v1.Metric.$Properties): mesos.v1.Metric;

            /**
             * Encodes the specified Metric message. Does not implicitly {@link mesos.v1.Metric.verify|verify} messages.
             * @param message Metric message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: mesos.v1.Metric.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Metric message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {mesos.v1.Metric & mesos.v1.Metric.$Shape} Metric
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.Metric & mesos.v1.Metric.$Shape;
        }

        namespace Metric {

            /** Properties of a Metric. */
            interface $Properties {

                /** Metric name */
                name: string;

                /** Metric value */
                value?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Metric. */
            type $Shape = mesos.v1.Metric.$Properties;
        }

        /**
         * Properties of a FileInfo.
         * @deprecated Use mesos.v1.FileInfo.$Properties instead.
         */
        interface IFileInfo extends mesos.v1.FileInfo.$Properties {
        }

        /** Represents a FileInfo. */
        class FileInfo {

            /**
             * Constructs a new FileInfo.
             * @param [properties] Properties to set
             */
            constructor(properties?: mesos.v1.FileInfo.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** FileInfo path. */
            path: string;

            /** FileInfo nlink. */
            nlink: number;

            /** FileInfo size. */
            size: (number|Long);

            /** FileInfo mtime. */
            mtime?: (mesos.v1.TimeInfo.$Properties|null);

            /** FileInfo mode. */
            mode: number;

            /** FileInfo uid. */
            uid: string;

            /** FileInfo gid. */
            gid: string;

            /**
             * Creates a new FileInfo instance using the specified properties.
             * @param [properties] Properties to set
             * @returns FileInfo instance
             */
            static create(properties: mesos.v1.FileInfo.$Shape): mesos.v1.FileInfo & mesos.v1.FileInfo.$Shape;
            static create(properties?: mesos.v1.FileInfo.$Properties): mesos.v1.FileInfo;

            /**
             * Encodes the specified FileInfo message. Does not implicitly {@link mesos.v1.FileInfo.verify|verify} messages.
             * @param message FileInfo message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: mesos.v1.FileInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a FileInfo message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {mesos.v1.FileInfo & mesos.v1.FileInfo.$Shape} FileInfo
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.FileInfo & mesos.v1.FileInfo.$Shape;
        }

        namespace FileInfo {

            /** Properties of a FileInfo. */
            interface $Properties {

                /** FileInfo path */
                path: string;

                /** FileInfo nlink */
                nlink?: (number|null);

                /** FileInfo size */
                size?: (number|Long|null);

                /** FileInfo mtime */
                mtime?: (mesos.v1.TimeInfo.$Properties|null);

                /** FileInfo mode */
                mode?: (number|null);

                /** FileInfo uid */
                uid?: (string|null);

                /** FileInfo gid */
                gid?: (string|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a FileInfo. */
            type $Shape = mesos.v1.FileInfo.$Properties;
        }

        /**
         * Properties of an Image.
         * @deprecated Use mesos.v1.Image.$Properties instead.
         */
        interface IImage extends mesos.v1.Image.$Properties {
        }

        /** Represents an Image. */
        class Image {

            /**
             * Constructs a new Image.
             * @param [properties] Properties to set
             */
            constructor(properties?: mesos.v1.Image.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Image type. */
            type: mesos.v1.Image.Type;

            /** Image appc. */
            appc?: (mesos.v1.Image.Appc.$Properties|null);

            /** Image docker. */
            docker?: (mesos.v1.Image.Docker.$Properties|null);

            /** Image cached. */
            cached: boolean;

            /**
             * Creates a new Image instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Image instance
             */
            static create(properties: mesos.v1.Image.$Shape): mesos.v1.Image & mesos.v1.Image.$Shape;
            static create(properties?: mesos.v1.Image.$Properties): mesos.v1.Image;

            /**
             * Encodes the specified Image message. Does not implicitly {@link mesos.v1.Image.verify|verify} messages.
             * @param message Image message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: mesos.v1.Image.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Image message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {mesos.v1.Image & mesos.v1.Image.$Shape} Image
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.Image & mesos.v1.Image.$Shape;
        }

        namespace Image {

            /** Properties of an Image. */
            interface $Properties {

                /** Image type */
                type: mesos.v1.Image.Type;

                /** Image appc */
                appc?: (mesos.v1.Image.Appc.$Properties|null);

                /** Image docker */
                docker?: (mesos.v1.Image.Docker.$Properties|null);

                /** Image cached */
                cached?: (boolean|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Image. */
            type $Shape = mesos.v1.Image.$Properties;

            /** Type enum. */
            enum Type {

                /** APPC value */
                APPC = 1,

                /** DOCKER value */
                DOCKER = 2
            }

            /**
             * Properties of an Appc.
             * @deprecated Use mesos.v1.Image.Appc.$Properties instead.
             */
            interface IAppc extends mesos.v1.Image.Appc.$Properties {
            }

            /** Represents an Appc. */
            class Appc {

                /**
                 * Constructs a new Appc.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mesos.v1.Image.Appc.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Appc name. */
                name: string;

                /** Appc id. */
                id: string;

                /** Appc labels. */
                labels?: (mesos.v1.Labels.$Properties|null);

                /**
                 * Creates a new Appc instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Appc instance
                 */
                static create(properties: mesos.v1.Image.Appc.$Shape): mesos.v1.Image.Appc & mesos.v1.Image.Appc.$Shape;
                static create(properties?: mesos.v1.Image.Appc.$Properties): mesos.v1.Image.Appc;

                /**
                 * Encodes the specified Appc message. Does not implicitly {@link mesos.v1.Image.Appc.verify|verify} messages.
                 * @param message Appc message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mesos.v1.Image.Appc.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an Appc message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mesos.v1.Image.Appc & mesos.v1.Image.Appc.$Shape} Appc
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.Image.Appc & mesos.v1.Image.Appc.$Shape;
            }

            namespace Appc {

                /** Properties of an Appc. */
                interface $Properties {

                    /** Appc name */
                    name: string;

                    /** Appc id */
                    id?: (string|null);

                    /** Appc labels */
                    labels?: (mesos.v1.Labels.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an Appc. */
                type $Shape = mesos.v1.Image.Appc.$Properties;
            }

            /**
             * Properties of a Docker.
             * @deprecated Use mesos.v1.Image.Docker.$Properties instead.
             */
            interface IDocker extends mesos.v1.Image.Docker.$Properties {
            }

            /** Represents a Docker. */
            class Docker {

                /**
                 * Constructs a new Docker.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mesos.v1.Image.Docker.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Docker name. */
                name: string;

                /** Docker credential. */
                credential?: (mesos.v1.Credential.$Properties|null);

                /** Docker config. */
                config?: (mesos.v1.Secret.$Properties|null);

                /**
                 * Creates a new Docker instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Docker instance
                 */
                static create(properties: mesos.v1.Image.Docker.$Shape): mesos.v1.Image.Docker & mesos.v1.Image.Docker.$Shape;
                static create(properties?: mesos.v1.Image.Docker.$Properties): mesos.v1.Image.Docker;

                /**
                 * Encodes the specified Docker message. Does not implicitly {@link mesos.v1.Image.Docker.verify|verify} messages.
                 * @param message Docker message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mesos.v1.Image.Docker.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Docker message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mesos.v1.Image.Docker & mesos.v1.Image.Docker.$Shape} Docker
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.Image.Docker & mesos.v1.Image.Docker.$Shape;
            }

            namespace Docker {

                /** Properties of a Docker. */
                interface $Properties {

                    /** Docker name */
                    name: string;

                    /** Docker credential */
                    credential?: (mesos.v1.Credential.$Properties|null);

                    /** Docker config */
                    config?: (mesos.v1.Secret.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Docker. */
                type $Shape = mesos.v1.Image.Docker.$Properties;
            }
        }

        /**
         * Properties of a Volume.
         * @deprecated Use mesos.v1.Volume.$Properties instead.
         */
        interface IVolume extends mesos.v1.Volume.$Properties {
        }

        /** Represents a Volume. */
        class Volume {

            /**
             * Constructs a new Volume.
             * @param [properties] Properties to set
             */
            constructor(properties?: mesos.v1.Volume.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Volume mode. */
            mode: mesos.v1.Volume.Mode;

            /** Volume container_path. */
            container_path: string;

            /** Volume host_path. */
            host_path: string;

            /** Volume image. */
            image?: (mesos.v1.Image.$Properties|null);

            /** Volume source. */
            source?: (mesos.v1.Volume.Source.$Properties|null);

            /**
             * Creates a new Volume instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Volume instance
             */
            static create(properties: mesos.v1.Volume.$Shape): mesos.v1.Volume & mesos.v1.Volume.$Shape;
            static create(properties?: mesos.v1.Volume.$Properties): mesos.v1.Volume;

            /**
             * Encodes the specified Volume message. Does not implicitly {@link mesos.v1.Volume.verify|verify} messages.
             * @param message Volume message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: mesos.v1.Volume.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Volume message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {mesos.v1.Volume & mesos.v1.Volume.$Shape} Volume
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.Volume & mesos.v1.Volume.$Shape;
        }

        namespace Volume {

            /** Properties of a Volume. */
            interface $Properties {

                /** Volume mode */
                mode: mesos.v1.Volume.Mode;

                /** Volume container_path */
                container_path: string;

                /** Volume host_path */
                host_path?: (string|null);

                /** Volume image */
                image?: (mesos.v1.Image.$Properties|null);

                /** Volume source */
                source?: (mesos.v1.Volume.Source.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Volume. */
            type $Shape = mesos.v1.Volume.$Properties;

            /** Mode enum. */
            enum Mode {

                /** RW value */
                RW = 1,

                /** RO value */
                RO = 2
            }

            /**
             * Properties of a Source.
             * @deprecated Use mesos.v1.Volume.Source.$Properties instead.
             */
            interface ISource extends mesos.v1.Volume.Source.$Properties {
            }

            /** Represents a Source. */
            class Source {

                /**
                 * Constructs a new Source.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mesos.v1.Volume.Source.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Source type. */
                type: mesos.v1.Volume.Source.Type;

                /** Source docker_volume. */
                docker_volume?: (mesos.v1.Volume.Source.DockerVolume.$Properties|null);

                /** Source host_path. */
                host_path?: (mesos.v1.Volume.Source.HostPath.$Properties|null);

                /** Source sandbox_path. */
                sandbox_path?: (mesos.v1.Volume.Source.SandboxPath.$Properties|null);

                /** Source secret. */
                secret?: (mesos.v1.Secret.$Properties|null);

                /**
                 * Creates a new Source instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Source instance
                 */
                static create(properties: mesos.v1.Volume.Source.$Shape): mesos.v1.Volume.Source & mesos.v1.Volume.Source.$Shape;
                static create(properties?: mesos.v1.Volume.Source.$Properties): mesos.v1.Volume.Source;

                /**
                 * Encodes the specified Source message. Does not implicitly {@link mesos.v1.Volume.Source.verify|verify} messages.
                 * @param message Source message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mesos.v1.Volume.Source.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Source message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mesos.v1.Volume.Source & mesos.v1.Volume.Source.$Shape} Source
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.Volume.Source & mesos.v1.Volume.Source.$Shape;
            }

            namespace Source {

                /** Properties of a Source. */
                interface $Properties {

                    /** Source type */
                    type?: (mesos.v1.Volume.Source.Type|null);

                    /** Source docker_volume */
                    docker_volume?: (mesos.v1.Volume.Source.DockerVolume.$Properties|null);

                    /** Source host_path */
                    host_path?: (mesos.v1.Volume.Source.HostPath.$Properties|null);

                    /** Source sandbox_path */
                    sandbox_path?: (mesos.v1.Volume.Source.SandboxPath.$Properties|null);

                    /** Source secret */
                    secret?: (mesos.v1.Secret.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Source. */
                type $Shape = mesos.v1.Volume.Source.$Properties;

                /** Type enum. */
                enum Type {

                    /** UNKNOWN value */
                    UNKNOWN = 0,

                    /** DOCKER_VOLUME value */
                    DOCKER_VOLUME = 1,

                    /** HOST_PATH value */
                    HOST_PATH = 4,

                    /** SANDBOX_PATH value */
                    SANDBOX_PATH = 2,

                    /** SECRET value */
                    SECRET = 3,

                    /** CSI_VOLUME value */
                    CSI_VOLUME = 5
                }

                /**
                 * Properties of a DockerVolume.
                 * @deprecated Use mesos.v1.Volume.Source.DockerVolume.$Properties instead.
                 */
                interface IDockerVolume extends mesos.v1.Volume.Source.DockerVolume.$Properties {
                }

                /** Represents a DockerVolume. */
                class DockerVolume {

                    /**
                     * Constructs a new DockerVolume.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.Volume.Source.DockerVolume.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** DockerVolume driver. */
                    driver: string;

                    /** DockerVolume name. */
                    name: string;

                    /** DockerVolume driver_options. */
                    driver_options?: (mesos.v1.Parameters.$Properties|null);

                    /**
                     * Creates a new DockerVolume instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns DockerVolume instance
                     */
                    static create(properties: mesos.v1.Volume.Source.DockerVolume.$Shape): mesos.v1.Volume.Source.DockerVolume & mesos.v1.Volume.Source.DockerVolume.$Shape;
                    static create(properties?: mesos.v1.Volume.Source.DockerVolume.$Properties): mesos.v1.Volume.Source.DockerVolume;

                    /**
                     * Encodes the specified DockerVolume message. Does not implicitly {@link mesos.v1.Volume.Source.DockerVolume.verify|verify} messages.
                     * @param message DockerVolume message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.Volume.Source.DockerVolume.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a DockerVolume message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.Volume.Source.DockerVolume & mesos.v1.Volume.Source.DockerVolume.$Shape} DockerVolume
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.Volume.Source.DockerVolume & mesos.v1.Volume.Source.DockerVolume.$Shape;
                }

                namespace DockerVolume {

                    /** Properties of a DockerVolume. */
                    interface $Properties {

                        /** DockerVolume driver */
                        driver?: (string|null);

                        /** DockerVolume name */
                        name: string;

                        /** DockerVolume driver_options */
                        driver_options?: (mesos.v1.Parameters.$Properties|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a DockerVolume. */
                    type $Shape = mesos.v1.Volume.Source.DockerVolume.$Properties;
                }

                /**
                 * Properties of a HostPath.
                 * @deprecated Use mesos.v1.Volume.Source.HostPath.$Properties instead.
                 */
                interface IHostPath extends mesos.v1.Volume.Source.HostPath.$Properties {
                }

                /** Represents a HostPath. */
                class HostPath {

                    /**
                     * Constructs a new HostPath.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.Volume.Source.HostPath.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** HostPath path. */
                    path: string;

                    /**
                     * Creates a new HostPath instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns HostPath instance
                     */
                    static create(properties: mesos.v1.Volume.Source.HostPath.$Shape): mesos.v1.Volume.Source.HostPath & mesos.v1.Volume.Source.HostPath.$Shape;
                    static create(properties?: mesos.v1.Volume.Source.HostPath.$Properties): mesos.v1.Volume.Source.HostPath;

                    /**
                     * Encodes the specified HostPath message. Does not implicitly {@link mesos.v1.Volume.Source.HostPath.verify|verify} messages.
                     * @param message HostPath message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.Volume.Source.HostPath.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a HostPath message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.Volume.Source.HostPath & mesos.v1.Volume.Source.HostPath.$Shape} HostPath
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.Volume.Source.HostPath & mesos.v1.Volume.Source.HostPath.$Shape;
                }

                namespace HostPath {

                    /** Properties of a HostPath. */
                    interface $Properties {

                        /** HostPath path */
                        path: string;

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a HostPath. */
                    type $Shape = mesos.v1.Volume.Source.HostPath.$Properties;
                }

                /**
                 * Properties of a SandboxPath.
                 * @deprecated Use mesos.v1.Volume.Source.SandboxPath.$Properties instead.
                 */
                interface ISandboxPath extends mesos.v1.Volume.Source.SandboxPath.$Properties {
                }

                /** Represents a SandboxPath. */
                class SandboxPath {

                    /**
                     * Constructs a new SandboxPath.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.Volume.Source.SandboxPath.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** SandboxPath type. */
                    type: mesos.v1.Volume.Source.SandboxPath.Type;

                    /** SandboxPath path. */
                    path: string;

                    /**
                     * Creates a new SandboxPath instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns SandboxPath instance
                     */
                    static create(properties: mesos.v1.Volume.Source.SandboxPath.$Shape): mesos.v1.Volume.Source.SandboxPath & mesos.v1.Volume.Source.SandboxPath.$Shape;
                    static create(properties?: mesos.v1.Volume.Source.SandboxPath.$Properties): mesos.v1.Volume.Source.SandboxPath;

                    /**
                     * Encodes the specified SandboxPath message. Does not implicitly {@link mesos.v1.Volume.Source.SandboxPath.verify|verify} messages.
                     * @param message SandboxPath message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.Volume.Source.SandboxPath.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a SandboxPath message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.Volume.Source.SandboxPath & mesos.v1.Volume.Source.SandboxPath.$Shape} SandboxPath
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.Volume.Source.SandboxPath & mesos.v1.Volume.Source.SandboxPath.$Shape;
                }

                namespace SandboxPath {

                    /** Properties of a SandboxPath. */
                    interface $Properties {

                        /** SandboxPath type */
                        type?: (mesos.v1.Volume.Source.SandboxPath.Type|null);

                        /** SandboxPath path */
                        path: string;

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a SandboxPath. */
                    type $Shape = mesos.v1.Volume.Source.SandboxPath.$Properties;

                    /** Type enum. */
                    enum Type {

                        /** UNKNOWN value */
                        UNKNOWN = 0,

                        /** SELF value */
                        SELF = 1,

                        /** PARENT value */
                        PARENT = 2
                    }
                }
            }
        }

        /**
         * Properties of a NetworkInfo.
         * @deprecated Use mesos.v1.NetworkInfo.$Properties instead.
         */
        interface INetworkInfo extends mesos.v1.NetworkInfo.$Properties {
        }

        /** Represents a NetworkInfo. */
        class NetworkInfo {

            /**
             * Constructs a new NetworkInfo.
             * @param [properties] Properties to set
             */
            constructor(properties?: mesos.v1.NetworkInfo.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** NetworkInfo ip_addresses. */
            ip_addresses: mesos.v1.NetworkInfo.IPAddress.$Properties[];

            /** NetworkInfo name. */
            name: string;

            /** NetworkInfo groups. */
            groups: string[];

            /** NetworkInfo labels. */
            labels?: (mesos.v1.Labels.$Properties|null);

            /** NetworkInfo port_mappings. */
            port_mappings: mesos.v1.NetworkInfo.PortMapping.$Properties[];

            /**
             * Creates a new NetworkInfo instance using the specified properties.
             * @param [properties] Properties to set
             * @returns NetworkInfo instance
             */
            static create(properties: mesos.v1.NetworkInfo.$Shape): mesos.v1.NetworkInfo & mesos.v1.NetworkInfo.$Shape;
            static create(properties?: mesos.v1.NetworkInfo.$Properties): mesos.v1.NetworkInfo;

            /**
             * Encodes the specified NetworkInfo message. Does not implicitly {@link mesos.v1.NetworkInfo.verify|verify} messages.
             * @param message NetworkInfo message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: mesos.v1.NetworkInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a NetworkInfo message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {mesos.v1.NetworkInfo & mesos.v1.NetworkInfo.$Shape} NetworkInfo
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.NetworkInfo & mesos.v1.NetworkInfo.$Shape;
        }

        namespace NetworkInfo {

            /** Properties of a NetworkInfo. */
            interface $Properties {

                /** NetworkInfo ip_addresses */
                ip_addresses?: (mesos.v1.NetworkInfo.IPAddress.$Properties[]|null);

                /** NetworkInfo name */
                name?: (string|null);

                /** NetworkInfo groups */
                groups?: (string[]|null);

                /** NetworkInfo labels */
                labels?: (mesos.v1.Labels.$Properties|null);

                /** NetworkInfo port_mappings */
                port_mappings?: (mesos.v1.NetworkInfo.PortMapping.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a NetworkInfo. */
            type $Shape = mesos.v1.NetworkInfo.$Properties;

            /** Protocol enum. */
            enum Protocol {

                /** IPv4 value */
                IPv4 = 1,

                /** IPv6 value */
                IPv6 = 2
            }

            /**
             * Properties of a IPAddress.
             * @deprecated Use mesos.v1.NetworkInfo.IPAddress.$Properties instead.
             */
            interface IIPAddress extends mesos.v1.NetworkInfo.IPAddress.$Properties {
            }

            /** Represents a IPAddress. */
            class IPAddress {

                /**
                 * Constructs a new IPAddress.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mesos.v1.NetworkInfo.IPAddress.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** IPAddress protocol. */
                protocol: mesos.v1.NetworkInfo.Protocol;

                /** IPAddress ip_address. */
                ip_address: string;

                /**
                 * Creates a new IPAddress instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns IPAddress instance
                 */
                static create(properties: mesos.v1.NetworkInfo.IPAddress.$Shape): mesos.v1.NetworkInfo.IPAddress & mesos.v1.NetworkInfo.IPAddress.$Shape;
                static create(properties?: mesos.v1.NetworkInfo.IPAddress.$Properties): mesos.v1.NetworkInfo.IPAddress;

                /**
                 * Encodes the specified IPAddress message. Does not implicitly {@link mesos.v1.NetworkInfo.IPAddress.verify|verify} messages.
                 * @param message IPAddress message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mesos.v1.NetworkInfo.IPAddress.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a IPAddress message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mesos.v1.NetworkInfo.IPAddress & mesos.v1.NetworkInfo.IPAddress.$Shape} IPAddress
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.NetworkInfo.IPAddress & mesos.v1.NetworkInfo.IPAddress.$Shape;
            }

            namespace IPAddress {

                /** Properties of a IPAddress. */
                interface $Properties {

                    /** IPAddress protocol */
                    protocol?: (mesos.v1.NetworkInfo.Protocol|null);

                    /** IPAddress ip_address */
                    ip_address?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a IPAddress. */
                type $Shape = mesos.v1.NetworkInfo.IPAddress.$Properties;
            }

            /**
             * Properties of a PortMapping.
             * @deprecated Use mesos.v1.NetworkInfo.PortMapping.$Properties instead.
             */
            interface IPortMapping extends mesos.v1.NetworkInfo.PortMapping.$Properties {
            }

            /** Represents a PortMapping. */
            class PortMapping {

                /**
                 * Constructs a new PortMapping.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mesos.v1.NetworkInfo.PortMapping.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** PortMapping host_port. */
                host_port: number;

                /** PortMapping container_port. */
                container_port: number;

                /** PortMapping protocol. */
                protocol: string;

                /**
                 * Creates a new PortMapping instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns PortMapping instance
                 */
                static create(properties: mesos.v1.NetworkInfo.PortMapping.$Shape): mesos.v1.NetworkInfo.PortMapping & mesos.v1.NetworkInfo.PortMapping.$Shape;
                static create(properties?: mesos.v1.NetworkInfo.PortMapping.$Properties): mesos.v1.NetworkInfo.PortMapping;

                /**
                 * Encodes the specified PortMapping message. Does not implicitly {@link mesos.v1.NetworkInfo.PortMapping.verify|verify} messages.
                 * @param message PortMapping message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mesos.v1.NetworkInfo.PortMapping.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a PortMapping message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mesos.v1.NetworkInfo.PortMapping & mesos.v1.NetworkInfo.PortMapping.$Shape} PortMapping
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.NetworkInfo.PortMapping & mesos.v1.NetworkInfo.PortMapping.$Shape;
            }

            namespace PortMapping {

                /** Properties of a PortMapping. */
                interface $Properties {

                    /** PortMapping host_port */
                    host_port: number;

                    /** PortMapping container_port */
                    container_port: number;

                    /** PortMapping protocol */
                    protocol?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a PortMapping. */
                type $Shape = mesos.v1.NetworkInfo.PortMapping.$Properties;
            }
        }

        /**
         * Properties of a ContainerInfo.
         * @deprecated Use mesos.v1.ContainerInfo.$Properties instead.
         */
        interface IContainerInfo extends mesos.v1.ContainerInfo.$Properties {
        }

        /** Represents a ContainerInfo. */
        class ContainerInfo {

            /**
             * Constructs a new ContainerInfo.
             * @param [properties] Properties to set
             */
            constructor(properties?: mesos.v1.ContainerInfo.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ContainerInfo type. */
            type: mesos.v1.ContainerInfo.Type;

            /** ContainerInfo volumes. */
            volumes: mesos.v1.Volume.$Properties[];

            /** ContainerInfo hostname. */
            hostname: string;

            /** ContainerInfo docker. */
            docker?: (mesos.v1.ContainerInfo.DockerInfo.$Properties|null);

            /** ContainerInfo mesos. */
            mesos?: (mesos.v1.ContainerInfo.MesosInfo.$Properties|null);

            /** ContainerInfo network_infos. */
            network_infos: mesos.v1.NetworkInfo.$Properties[];

            /**
             * Creates a new ContainerInfo instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ContainerInfo instance
             */
            static create(properties: mesos.v1.ContainerInfo.$Shape): mesos.v1.ContainerInfo & mesos.v1.ContainerInfo.$Shape;
            static create(properties?: mesos.v1.ContainerInfo.$Properties): mesos.v1.ContainerInfo;

            /**
             * Encodes the specified ContainerInfo message. Does not implicitly {@link mesos.v1.ContainerInfo.verify|verify} messages.
             * @param message ContainerInfo message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: mesos.v1.ContainerInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ContainerInfo message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {mesos.v1.ContainerInfo & mesos.v1.ContainerInfo.$Shape} ContainerInfo
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.ContainerInfo & mesos.v1.ContainerInfo.$Shape;
        }

        namespace ContainerInfo {

            /** Properties of a ContainerInfo. */
            interface $Properties {

                /** ContainerInfo type */
                type: mesos.v1.ContainerInfo.Type;

                /** ContainerInfo volumes */
                volumes?: (mesos.v1.Volume.$Properties[]|null);

                /** ContainerInfo hostname */
                hostname?: (string|null);

                /** ContainerInfo docker */
                docker?: (mesos.v1.ContainerInfo.DockerInfo.$Properties|null);

                /** ContainerInfo mesos */
                mesos?: (mesos.v1.ContainerInfo.MesosInfo.$Properties|null);

                /** ContainerInfo network_infos */
                network_infos?: (mesos.v1.NetworkInfo.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ContainerInfo. */
            type $Shape = mesos.v1.ContainerInfo.$Properties;

            /** Type enum. */
            enum Type {

                /** DOCKER value */
                DOCKER = 1,

                /** MESOS value */
                MESOS = 2
            }

            /**
             * Properties of a DockerInfo.
             * @deprecated Use mesos.v1.ContainerInfo.DockerInfo.$Properties instead.
             */
            interface IDockerInfo extends mesos.v1.ContainerInfo.DockerInfo.$Properties {
            }

            /** Represents a DockerInfo. */
            class DockerInfo {

                /**
                 * Constructs a new DockerInfo.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mesos.v1.ContainerInfo.DockerInfo.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** DockerInfo image. */
                image: string;

                /** DockerInfo network. */
                network: mesos.v1.ContainerInfo.DockerInfo.Network;

                /** DockerInfo port_mappings. */
                port_mappings: mesos.v1.ContainerInfo.DockerInfo.PortMapping.$Properties[];

                /** DockerInfo privileged. */
                privileged: boolean;

                /** DockerInfo parameters. */
                parameters: mesos.v1.Parameter.$Properties[];

                /** DockerInfo force_pull_image. */
                force_pull_image: boolean;

                /** DockerInfo volume_driver. */
                volume_driver: string;

                /**
                 * Creates a new DockerInfo instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns DockerInfo instance
                 */
                static create(properties: mesos.v1.ContainerInfo.DockerInfo.$Shape): mesos.v1.ContainerInfo.DockerInfo & mesos.v1.ContainerInfo.DockerInfo.$Shape;
                static create(properties?: mesos.v1.ContainerInfo.DockerInfo.$Properties): mesos.v1.ContainerInfo.DockerInfo;

                /**
                 * Encodes the specified DockerInfo message. Does not implicitly {@link mesos.v1.ContainerInfo.DockerInfo.verify|verify} messages.
                 * @param message DockerInfo message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mesos.v1.ContainerInfo.DockerInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a DockerInfo message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mesos.v1.ContainerInfo.DockerInfo & mesos.v1.ContainerInfo.DockerInfo.$Shape} DockerInfo
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.ContainerInfo.DockerInfo & mesos.v1.ContainerInfo.DockerInfo.$Shape;
            }

            namespace DockerInfo {

                /** Properties of a DockerInfo. */
                interface $Properties {

                    /** DockerInfo image */
                    image: string;

                    /** DockerInfo network */
                    network?: (mesos.v1.ContainerInfo.DockerInfo.Network|null);

                    /** DockerInfo port_mappings */
                    port_mappings?: (mesos.v1.ContainerInfo.DockerInfo.PortMapping.$Properties[]|null);

                    /** DockerInfo privileged */
                    privileged?: (boolean|null);

                    /** DockerInfo parameters */
                    parameters?: (mesos.v1.Parameter.$Properties[]|null);

                    /** DockerInfo force_pull_image */
                    force_pull_image?: (boolean|null);

                    /** DockerInfo volume_driver */
                    volume_driver?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a DockerInfo. */
                type $Shape = mesos.v1.ContainerInfo.DockerInfo.$Properties;

                /** Network enum. */
                enum Network {

                    /** HOST value */
                    HOST = 1,

                    /** BRIDGE value */
                    BRIDGE = 2,

                    /** NONE value */
                    NONE = 3,

                    /** USER value */
                    USER = 4
                }

                /**
                 * Properties of a PortMapping.
                 * @deprecated Use mesos.v1.ContainerInfo.DockerInfo.PortMapping.$Properties instead.
                 */
                interface IPortMapping extends mesos.v1.ContainerInfo.DockerInfo.PortMapping.$Properties {
                }

                /** Represents a PortMapping. */
                class PortMapping {

                    /**
                     * Constructs a new PortMapping.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.ContainerInfo.DockerInfo.PortMapping.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** PortMapping host_port. */
                    host_port: number;

                    /** PortMapping container_port. */
                    container_port: number;

                    /** PortMapping protocol. */
                    protocol: string;

                    /**
                     * Creates a new PortMapping instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns PortMapping instance
                     */
                    static create(properties: mesos.v1.ContainerInfo.DockerInfo.PortMapping.$Shape): mesos.v1.ContainerInfo.DockerInfo.PortMapping & mesos.v1.ContainerInfo.DockerInfo.PortMapping.$Shape;
                    static create(properties?: mesos.v1.ContainerInfo.DockerInfo.PortMapping.$Properties): mesos.v1.ContainerInfo.DockerInfo.PortMapping;

                    /**
                     * Encodes the specified PortMapping message. Does not implicitly {@link mesos.v1.ContainerInfo.DockerInfo.PortMapping.verify|verify} messages.
                     * @param message PortMapping message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.ContainerInfo.DockerInfo.PortMapping.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a PortMapping message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.ContainerInfo.DockerInfo.PortMapping & mesos.v1.ContainerInfo.DockerInfo.PortMapping.$Shape} PortMapping
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.ContainerInfo.DockerInfo.PortMapping & mesos.v1.ContainerInfo.DockerInfo.PortMapping.$Shape;
                }

                namespace PortMapping {

                    /** Properties of a PortMapping. */
                    interface $Properties {

                        /** PortMapping host_port */
                        host_port: number;

                        /** PortMapping container_port */
                        container_port: number;

                        /** PortMapping protocol */
                        protocol?: (string|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a PortMapping. */
                    type $Shape = mesos.v1.ContainerInfo.DockerInfo.PortMapping.$Properties;
                }
            }

            /**
             * Properties of a MesosInfo.
             * @deprecated Use mesos.v1.ContainerInfo.MesosInfo.$Properties instead.
             */
            interface IMesosInfo extends mesos.v1.ContainerInfo.MesosInfo.$Properties {
            }

            /** Represents a MesosInfo. */
            class MesosInfo {

                /**
                 * Constructs a new MesosInfo.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mesos.v1.ContainerInfo.MesosInfo.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** MesosInfo image. */
                image?: (mesos.v1.Image.$Properties|null);

                /**
                 * Creates a new MesosInfo instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns MesosInfo instance
                 */
                static create(properties: mesos.v1.ContainerInfo.MesosInfo.$Shape): mesos.v1.ContainerInfo.MesosInfo & mesos.v1.ContainerInfo.MesosInfo.$Shape;
                static create(properties?: mesos.v1.ContainerInfo.MesosInfo.$Properties): mesos.v1.ContainerInfo.MesosInfo;

                /**
                 * Encodes the specified MesosInfo message. Does not implicitly {@link mesos.v1.ContainerInfo.MesosInfo.verify|verify} messages.
                 * @param message MesosInfo message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mesos.v1.ContainerInfo.MesosInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a MesosInfo message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mesos.v1.ContainerInfo.MesosInfo & mesos.v1.ContainerInfo.MesosInfo.$Shape} MesosInfo
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.ContainerInfo.MesosInfo & mesos.v1.ContainerInfo.MesosInfo.$Shape;
            }

            namespace MesosInfo {

                /** Properties of a MesosInfo. */
                interface $Properties {

                    /** MesosInfo image */
                    image?: (mesos.v1.Image.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a MesosInfo. */
                type $Shape = mesos.v1.ContainerInfo.MesosInfo.$Properties;
            }
        }

        /**
         * Properties of a ContainerStatus.
         * @deprecated Use mesos.v1.ContainerStatus.$Properties instead.
         */
        interface IContainerStatus extends mesos.v1.ContainerStatus.$Properties {
        }

        /** Represents a ContainerStatus. */
        class ContainerStatus {

            /**
             * Constructs a new ContainerStatus.
             * @param [properties] Properties to set
             */
            constructor(properties?: mesos.v1.ContainerStatus.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ContainerStatus container_id. */
            container_id?: (mesos.v1.ContainerID.$Properties|null);

            /** ContainerStatus network_infos. */
            network_infos: mesos.v1.NetworkInfo.$Properties[];

            /** ContainerStatus executor_pid. */
            executor_pid: number;

            /**
             * Creates a new ContainerStatus instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ContainerStatus instance
             */
            static create(properties: mesos.v1.ContainerStatus.$Shape): mesos.v1.ContainerStatus & mesos.v1.ContainerStatus.$Shape;
            static create(properties?: mesos.v1.ContainerStatus.$Properties): mesos.v1.ContainerStatus;

            /**
             * Encodes the specified ContainerStatus message. Does not implicitly {@link mesos.v1.ContainerStatus.verify|verify} messages.
             * @param message ContainerStatus message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: mesos.v1.ContainerStatus.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ContainerStatus message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {mesos.v1.ContainerStatus & mesos.v1.ContainerStatus.$Shape} ContainerStatus
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.ContainerStatus & mesos.v1.ContainerStatus.$Shape;
        }

        namespace ContainerStatus {

            /** Properties of a ContainerStatus. */
            interface $Properties {

                /** ContainerStatus container_id */
                container_id?: (mesos.v1.ContainerID.$Properties|null);

                /** ContainerStatus network_infos */
                network_infos?: (mesos.v1.NetworkInfo.$Properties[]|null);

                /** ContainerStatus executor_pid */
                executor_pid?: (number|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ContainerStatus. */
            type $Shape = mesos.v1.ContainerStatus.$Properties;
        }

        /**
         * Properties of a Value.
         * @deprecated Use mesos.v1.Value.$Properties instead.
         */
        interface IValue extends mesos.v1.Value.$Properties {
        }

        /** Represents a Value. */
        class Value {

            /**
             * Constructs a new Value.
             * @param [properties] Properties to set
             */
            constructor(properties?: mesos.v1.Value.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Value type. */
            type: mesos.v1.Value.Type;

            /** Value scalar. */
            scalar?: (mesos.v1.Value.Scalar.$Properties|null);

            /** Value ranges. */
            ranges?: (mesos.v1.Value.Ranges.$Properties|null);

            /** Value set. */
            set?: (mesos.v1.Value.Set.$Properties|null);

            /** Value text. */
            text?: (mesos.v1.Value.Text.$Properties|null);

            /**
             * Creates a new Value instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Value instance
             */
            static create(properties: mesos.v1.Value.$Shape): mesos.v1.Value & mesos.v1.Value.$Shape;
            static create(properties?: mesos.v1.Value.$Properties): mesos.v1.Value;

            /**
             * Encodes the specified Value message. Does not implicitly {@link mesos.v1.Value.verify|verify} messages.
             * @param message Value message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: mesos.v1.Value.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Value message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {mesos.v1.Value & mesos.v1.Value.$Shape} Value
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.Value & mesos.v1.Value.$Shape;
        }

        namespace Value {

            /** Properties of a Value. */
            interface $Properties {

                /** Value type */
                type: mesos.v1.Value.Type;

                /** Value scalar */
                scalar?: (mesos.v1.Value.Scalar.$Properties|null);

                /** Value ranges */
                ranges?: (mesos.v1.Value.Ranges.$Properties|null);

                /** Value set */
                set?: (mesos.v1.Value.Set.$Properties|null);

                /** Value text */
                text?: (mesos.v1.Value.Text.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Value. */
            type $Shape = mesos.v1.Value.$Properties;

            /** Type enum. */
            enum Type {

                /** SCALAR value */
                SCALAR = 0,

                /** RANGES value */
                RANGES = 1,

                /** SET value */
                SET = 2,

                /** TEXT value */
                TEXT = 3
            }

            /**
             * Properties of a Scalar.
             * @deprecated Use mesos.v1.Value.Scalar.$Properties instead.
             */
            interface IScalar extends mesos.v1.Value.Scalar.$Properties {
            }

            /** Represents a Scalar. */
            class Scalar {

                /**
                 * Constructs a new Scalar.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mesos.v1.Value.Scalar.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Scalar value. */
                value: number;

                /**
                 * Creates a new Scalar instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Scalar instance
                 */
                static create(properties: mesos.v1.Value.Scalar.$Shape): mesos.v1.Value.Scalar & mesos.v1.Value.Scalar.$Shape;
                static create(properties?: mesos.v1.Value.Scalar.$Properties): mesos.v1.Value.Scalar;

                /**
                 * Encodes the specified Scalar message. Does not implicitly {@link mesos.v1.Value.Scalar.verify|verify} messages.
                 * @param message Scalar message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mesos.v1.Value.Scalar.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Scalar message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mesos.v1.Value.Scalar & mesos.v1.Value.Scalar.$Shape} Scalar
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.Value.Scalar & mesos.v1.Value.Scalar.$Shape;
            }

            namespace Scalar {

                /** Properties of a Scalar. */
                interface $Properties {

                    /** Scalar value */
                    value: number;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Scalar. */
                type $Shape = mesos.v1.Value.Scalar.$Properties;
            }

            /**
             * Properties of a Range.
             * @deprecated Use mesos.v1.Value.Range.$Properties instead.
             */
            interface IRange extends mesos.v1.Value.Range.$Properties {
            }

            /** Represents a Range. */
            class Range {

                /**
                 * Constructs a new Range.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mesos.v1.Value.Range.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Range begin. */
                begin: (number|Long);

                /** Range end. */
                end: (number|Long);

                /**
                 * Creates a new Range instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Range instance
                 */
                static create(properties: mesos.v1.Value.Range.$Shape): mesos.v1.Value.Range & mesos.v1.Value.Range.$Shape;
                static create(properties?: mesos.v1.Value.Range.$Properties): mesos.v1.Value.Range;

                /**
                 * Encodes the specified Range message. Does not implicitly {@link mesos.v1.Value.Range.verify|verify} messages.
                 * @param message Range message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mesos.v1.Value.Range.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Range message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mesos.v1.Value.Range & mesos.v1.Value.Range.$Shape} Range
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.Value.Range & mesos.v1.Value.Range.$Shape;
            }

            namespace Range {

                /** Properties of a Range. */
                interface $Properties {

                    /** Range begin */
                    begin: (number|Long);

                    /** Range end */
                    end: (number|Long);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Range. */
                type $Shape = mesos.v1.Value.Range.$Properties;
            }

            /**
             * Properties of a Ranges.
             * @deprecated Use mesos.v1.Value.Ranges.$Properties instead.
             */
            interface IRanges extends mesos.v1.Value.Ranges.$Properties {
            }

            /** Represents a Ranges. */
            class Ranges {

                /**
                 * Constructs a new Ranges.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mesos.v1.Value.Ranges.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Ranges range. */
                range: mesos.v1.Value.Range.$Properties[];

                /**
                 * Creates a new Ranges instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Ranges instance
                 */
                static create(properties: mesos.v1.Value.Ranges.$Shape): mesos.v1.Value.Ranges & mesos.v1.Value.Ranges.$Shape;
                static create(properties?: mesos.v1.Value.Ranges.$Properties): mesos.v1.Value.Ranges;

                /**
                 * Encodes the specified Ranges message. Does not implicitly {@link mesos.v1.Value.Ranges.verify|verify} messages.
                 * @param message Ranges message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mesos.v1.Value.Ranges.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Ranges message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mesos.v1.Value.Ranges & mesos.v1.Value.Ranges.$Shape} Ranges
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.Value.Ranges & mesos.v1.Value.Ranges.$Shape;
            }

            namespace Ranges {

                /** Properties of a Ranges. */
                interface $Properties {

                    /** Ranges range */
                    range?: (mesos.v1.Value.Range.$Properties[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Ranges. */
                type $Shape = mesos.v1.Value.Ranges.$Properties;
            }

            /**
             * Properties of a Set.
             * @deprecated Use mesos.v1.Value.Set.$Properties instead.
             */
            interface ISet extends mesos.v1.Value.Set.$Properties {
            }

            /** Represents a Set. */
            class Set {

                /**
                 * Constructs a new Set.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mesos.v1.Value.Set.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Set item. */
                item: string[];

                /**
                 * Creates a new Set instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Set instance
                 */
                static create(properties: mesos.v1.Value.Set.$Shape): mesos.v1.Value.Set & mesos.v1.Value.Set.$Shape;
                static create(properties?: mesos.v1.Value.Set.$Properties): mesos.v1.Value.Set;

                /**
                 * Encodes the specified Set message. Does not implicitly {@link mesos.v1.Value.Set.verify|verify} messages.
                 * @param message Set message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mesos.v1.Value.Set.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Set message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mesos.v1.Value.Set & mesos.v1.Value.Set.$Shape} Set
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.Value.Set & mesos.v1.Value.Set.$Shape;
            }

            namespace Set {

                /** Properties of a Set. */
                interface $Properties {

                    /** Set item */
                    item?: (string[]|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Set. */
                type $Shape = mesos.v1.Value.Set.$Properties;
            }

            /**
             * Properties of a Text.
             * @deprecated Use mesos.v1.Value.Text.$Properties instead.
             */
            interface IText extends mesos.v1.Value.Text.$Properties {
            }

            /** Represents a Text. */
            class Text {

                /**
                 * Constructs a new Text.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mesos.v1.Value.Text.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Text value. */
                value: string;

                /**
                 * Creates a new Text instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Text instance
                 */
                static create(properties: mesos.v1.Value.Text.$Shape): mesos.v1.Value.Text & mesos.v1.Value.Text.$Shape;
                static create(properties?: mesos.v1.Value.Text.$Properties): mesos.v1.Value.Text;

                /**
                 * Encodes the specified Text message. Does not implicitly {@link mesos.v1.Value.Text.verify|verify} messages.
                 * @param message Text message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mesos.v1.Value.Text.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Text message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mesos.v1.Value.Text & mesos.v1.Value.Text.$Shape} Text
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.Value.Text & mesos.v1.Value.Text.$Shape;
            }

            namespace Text {

                /** Properties of a Text. */
                interface $Properties {

                    /** Text value */
                    value: string;

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Text. */
                type $Shape = mesos.v1.Value.Text.$Properties;
            }
        }

        /**
         * Properties of an Attribute.
         * @deprecated Use mesos.v1.Attribute.$Properties instead.
         */
        interface IAttribute extends mesos.v1.Attribute.$Properties {
        }

        /** Represents an Attribute. */
        class Attribute {

            /**
             * Constructs a new Attribute.
             * @param [properties] Properties to set
             */
            constructor(properties?: mesos.v1.Attribute.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Attribute name. */
            name: string;

            /** Attribute type. */
            type: mesos.v1.Value.Type;

            /** Attribute scalar. */
            scalar?: (mesos.v1.Value.Scalar.$Properties|null);

            /** Attribute ranges. */
            ranges?: (mesos.v1.Value.Ranges.$Properties|null);

            /** Attribute set. */
            set?: (mesos.v1.Value.Set.$Properties|null);

            /** Attribute text. */
            text?: (mesos.v1.Value.Text.$Properties|null);

            /**
             * Creates a new Attribute instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Attribute instance
             */
            static create(properties: mesos.v1.Attribute.$Shape): mesos.v1.Attribute & mesos.v1.Attribute.$Shape;
            static create(properties?: mesos.v1.Attribute.$Properties): mesos.v1.Attribute;

            /**
             * Encodes the specified Attribute message. Does not implicitly {@link mesos.v1.Attribute.verify|verify} messages.
             * @param message Attribute message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: mesos.v1.Attribute.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes an Attribute message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {mesos.v1.Attribute & mesos.v1.Attribute.$Shape} Attribute
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.Attribute & mesos.v1.Attribute.$Shape;
        }

        namespace Attribute {

            /** Properties of an Attribute. */
            interface $Properties {

                /** Attribute name */
                name: string;

                /** Attribute type */
                type: mesos.v1.Value.Type;

                /** Attribute scalar */
                scalar?: (mesos.v1.Value.Scalar.$Properties|null);

                /** Attribute ranges */
                ranges?: (mesos.v1.Value.Ranges.$Properties|null);

                /** Attribute set */
                set?: (mesos.v1.Value.Set.$Properties|null);

                /** Attribute text */
                text?: (mesos.v1.Value.Text.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of an Attribute. */
            type $Shape = mesos.v1.Attribute.$Properties;
        }

        /**
         * Properties of a Resource.
         * @deprecated Use mesos.v1.Resource.$Properties instead.
         */
        interface IResource extends mesos.v1.Resource.$Properties {
        }

        /** Represents a Resource. */
        class Resource {

            /**
             * Constructs a new Resource.
             * @param [properties] Properties to set
             */
            constructor(properties?: mesos.v1.Resource.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** Resource provider_id. */
            provider_id?: (mesos.v1.ResourceProviderID.$Properties|null);

            /** Resource name. */
            name: string;

            /** Resource type. */
            type: mesos.v1.Value.Type;

            /** Resource scalar. */
            scalar?: (mesos.v1.Value.Scalar.$Properties|null);

            /** Resource ranges. */
            ranges?: (mesos.v1.Value.Ranges.$Properties|null);

            /** Resource set. */
            set?: (mesos.v1.Value.Set.$Properties|null);

            /** Resource role. */
            role: string;

            /** Resource allocation_info. */
            allocation_info?: (mesos.v1.Resource.AllocationInfo.$Properties|null);

            /** Resource reservation. */
            reservation?: (mesos.v1.Resource.ReservationInfo.$Properties|null);

            /** Resource reservations. */
            reservations: mesos.v1.Resource.ReservationInfo.$Properties[];

            /** Resource disk. */
            disk?: (mesos.v1.Resource.DiskInfo.$Properties|null);

            /** Resource revocable. */
            revocable?: (mesos.v1.Resource.RevocableInfo.$Properties|null);

            /** Resource shared. */
            shared?: (mesos.v1.Resource.SharedInfo.$Properties|null);

            /**
             * Creates a new Resource instance using the specified properties.
             * @param [properties] Properties to set
             * @returns Resource instance
             */
            static create(properties: mesos.v1.Resource.$Shape): mesos.v1.Resource & mesos.v1.Resource.$Shape;
            static create(properties?: mesos.v1.Resource.$Properties): mesos.v1.Resource;

            /**
             * Encodes the specified Resource message. Does not implicitly {@link mesos.v1.Resource.verify|verify} messages.
             * @param message Resource message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: mesos.v1.Resource.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a Resource message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {mesos.v1.Resource & mesos.v1.Resource.$Shape} Resource
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.Resource & mesos.v1.Resource.$Shape;
        }

        namespace Resource {

            /** Properties of a Resource. */
            interface $Properties {

                /** Resource provider_id */
                provider_id?: (mesos.v1.ResourceProviderID.$Properties|null);

                /** Resource name */
                name: string;

                /** Resource type */
                type: mesos.v1.Value.Type;

                /** Resource scalar */
                scalar?: (mesos.v1.Value.Scalar.$Properties|null);

                /** Resource ranges */
                ranges?: (mesos.v1.Value.Ranges.$Properties|null);

                /** Resource set */
                set?: (mesos.v1.Value.Set.$Properties|null);

                /** Resource role */
                role?: (string|null);

                /** Resource allocation_info */
                allocation_info?: (mesos.v1.Resource.AllocationInfo.$Properties|null);

                /** Resource reservation */
                reservation?: (mesos.v1.Resource.ReservationInfo.$Properties|null);

                /** Resource reservations */
                reservations?: (mesos.v1.Resource.ReservationInfo.$Properties[]|null);

                /** Resource disk */
                disk?: (mesos.v1.Resource.DiskInfo.$Properties|null);

                /** Resource revocable */
                revocable?: (mesos.v1.Resource.RevocableInfo.$Properties|null);

                /** Resource shared */
                shared?: (mesos.v1.Resource.SharedInfo.$Properties|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a Resource. */
            type $Shape = mesos.v1.Resource.$Properties;

            /**
             * Properties of an AllocationInfo.
             * @deprecated Use mesos.v1.Resource.AllocationInfo.$Properties instead.
             */
            interface IAllocationInfo extends mesos.v1.Resource.AllocationInfo.$Properties {
            }

            /** Represents an AllocationInfo. */
            class AllocationInfo {

                /**
                 * Constructs a new AllocationInfo.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mesos.v1.Resource.AllocationInfo.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** AllocationInfo role. */
                role: string;

                /**
                 * Creates a new AllocationInfo instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns AllocationInfo instance
                 */
                static create(properties: mesos.v1.Resource.AllocationInfo.$Shape): mesos.v1.Resource.AllocationInfo & mesos.v1.Resource.AllocationInfo.$Shape;
                static create(properties?: mesos.v1.Resource.AllocationInfo.$Properties): mesos.v1.Resource.AllocationInfo;

                /**
                 * Encodes the specified AllocationInfo message. Does not implicitly {@link mesos.v1.Resource.AllocationInfo.verify|verify} messages.
                 * @param message AllocationInfo message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mesos.v1.Resource.AllocationInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an AllocationInfo message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mesos.v1.Resource.AllocationInfo & mesos.v1.Resource.AllocationInfo.$Shape} AllocationInfo
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.Resource.AllocationInfo & mesos.v1.Resource.AllocationInfo.$Shape;
            }

            namespace AllocationInfo {

                /** Properties of an AllocationInfo. */
                interface $Properties {

                    /** AllocationInfo role */
                    role?: (string|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an AllocationInfo. */
                type $Shape = mesos.v1.Resource.AllocationInfo.$Properties;
            }

            /**
             * Properties of a ReservationInfo.
             * @deprecated Use mesos.v1.Resource.ReservationInfo.$Properties instead.
             */
            interface IReservationInfo extends mesos.v1.Resource.ReservationInfo.$Properties {
            }

            /** Represents a ReservationInfo. */
            class ReservationInfo {

                /**
                 * Constructs a new ReservationInfo.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mesos.v1.Resource.ReservationInfo.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** ReservationInfo type. */
                type: mesos.v1.Resource.ReservationInfo.Type;

                /** ReservationInfo role. */
                role: string;

                /** ReservationInfo principal. */
                principal: string;

                /** ReservationInfo labels. */
                labels?: (mesos.v1.Labels.$Properties|null);

                /**
                 * Creates a new ReservationInfo instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns ReservationInfo instance
                 */
                static create(properties: mesos.v1.Resource.ReservationInfo.$Shape): mesos.v1.Resource.ReservationInfo & mesos.v1.Resource.ReservationInfo.$Shape;
                static create(properties?: mesos.v1.Resource.ReservationInfo.$Properties): mesos.v1.Resource.ReservationInfo;

                /**
                 * Encodes the specified ReservationInfo message. Does not implicitly {@link mesos.v1.Resource.ReservationInfo.verify|verify} messages.
                 * @param message ReservationInfo message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mesos.v1.Resource.ReservationInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a ReservationInfo message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mesos.v1.Resource.ReservationInfo & mesos.v1.Resource.ReservationInfo.$Shape} ReservationInfo
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.Resource.ReservationInfo & mesos.v1.Resource.ReservationInfo.$Shape;
            }

            namespace ReservationInfo {

                /** Properties of a ReservationInfo. */
                interface $Properties {

                    /** ReservationInfo type */
                    type?: (mesos.v1.Resource.ReservationInfo.Type|null);

                    /** ReservationInfo role */
                    role?: (string|null);

                    /** ReservationInfo principal */
                    principal?: (string|null);

                    /** ReservationInfo labels */
                    labels?: (mesos.v1.Labels.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a ReservationInfo. */
                type $Shape = mesos.v1.Resource.ReservationInfo.$Properties;

                /** Type enum. */
                enum Type {

                    /** UNKNOWN value */
                    UNKNOWN = 0,

                    /** STATIC value */
                    STATIC = 1,

                    /** DYNAMIC value */
                    DYNAMIC = 2
                }
            }

            /**
             * Properties of a DiskInfo.
             * @deprecated Use mesos.v1.Resource.DiskInfo.$Properties instead.
             */
            interface IDiskInfo extends mesos.v1.Resource.DiskInfo.$Properties {
            }

            /** Represents a DiskInfo. */
            class DiskInfo {

                /**
                 * Constructs a new DiskInfo.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mesos.v1.Resource.DiskInfo.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** DiskInfo persistence. */
                persistence?: (mesos.v1.Resource.DiskInfo.Persistence.$Properties|null);

                /** DiskInfo volume. */
                volume?: (mesos.v1.Volume.$Properties|null);

                /** DiskInfo source. */
                source?: (mesos.v1.Resource.DiskInfo.Source.$Properties|null);

                /**
                 * Creates a new DiskInfo instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns DiskInfo instance
                 */
                static create(properties: mesos.v1.Resource.DiskInfo.$Shape): mesos.v1.Resource.DiskInfo & mesos.v1.Resource.DiskInfo.$Shape;
                static create(properties?: mesos.v1.Resource.DiskInfo.$Properties): mesos.v1.Resource.DiskInfo;

                /**
                 * Encodes the specified DiskInfo message. Does not implicitly {@link mesos.v1.Resource.DiskInfo.verify|verify} messages.
                 * @param message DiskInfo message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mesos.v1.Resource.DiskInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a DiskInfo message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mesos.v1.Resource.DiskInfo & mesos.v1.Resource.DiskInfo.$Shape} DiskInfo
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.Resource.DiskInfo & mesos.v1.Resource.DiskInfo.$Shape;
            }

            namespace DiskInfo {

                /** Properties of a DiskInfo. */
                interface $Properties {

                    /** DiskInfo persistence */
                    persistence?: (mesos.v1.Resource.DiskInfo.Persistence.$Properties|null);

                    /** DiskInfo volume */
                    volume?: (mesos.v1.Volume.$Properties|null);

                    /** DiskInfo source */
                    source?: (mesos.v1.Resource.DiskInfo.Source.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a DiskInfo. */
                type $Shape = mesos.v1.Resource.DiskInfo.$Properties;

                /**
                 * Properties of a Persistence.
                 * @deprecated Use mesos.v1.Resource.DiskInfo.Persistence.$Properties instead.
                 */
                interface IPersistence extends mesos.v1.Resource.DiskInfo.Persistence.$Properties {
                }

                /** Represents a Persistence. */
                class Persistence {

                    /**
                     * Constructs a new Persistence.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.Resource.DiskInfo.Persistence.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** Persistence id. */
                    id: string;

                    /** Persistence principal. */
                    principal: string;

                    /**
                     * Creates a new Persistence instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns Persistence instance
                     */
                    static create(properties: mesos.v1.Resource.DiskInfo.Persistence.$Shape): mesos.v1.Resource.DiskInfo.Persistence & mesos.v1.Resource.DiskInfo.Persistence.$Shape;
                    static create(properties?: mesos.v1.Resource.DiskInfo.Persistence.$Properties): mesos.v1.Resource.DiskInfo.Persistence;

                    /**
                     * Encodes the specified Persistence message. Does not implicitly {@link mesos.v1.Resource.DiskInfo.Persistence.verify|verify} messages.
                     * @param message Persistence message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.Resource.DiskInfo.Persistence.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a Persistence message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.Resource.DiskInfo.Persistence & mesos.v1.Resource.DiskInfo.Persistence.$Shape} Persistence
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.Resource.DiskInfo.Persistence & mesos.v1.Resource.DiskInfo.Persistence.$Shape;
                }

                namespace Persistence {

                    /** Properties of a Persistence. */
                    interface $Properties {

                        /** Persistence id */
                        id: string;

                        /** Persistence principal */
                        principal?: (string|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a Persistence. */
                    type $Shape = mesos.v1.Resource.DiskInfo.Persistence.$Properties;
                }

                /**
                 * Properties of a Source.
                 * @deprecated Use mesos.v1.Resource.DiskInfo.Source.$Properties instead.
                 */
                interface ISource extends mesos.v1.Resource.DiskInfo.Source.$Properties {
                }

                /** Represents a Source. */
                class Source {

                    /**
                     * Constructs a new Source.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.Resource.DiskInfo.Source.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** Source type. */
                    type: mesos.v1.Resource.DiskInfo.Source.Type;

                    /** Source path. */
                    path?: (mesos.v1.Resource.DiskInfo.Source.Path.$Properties|null);

                    /** Source mount. */
                    mount?: (mesos.v1.Resource.DiskInfo.Source.Mount.$Properties|null);

                    /** Source vendor. */
                    vendor: string;

                    /** Source id. */
                    id: string;

                    /** Source metadata. */
                    metadata?: (mesos.v1.Labels.$Properties|null);

                    /** Source profile. */
                    profile: string;

                    /**
                     * Creates a new Source instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns Source instance
                     */
                    static create(properties: mesos.v1.Resource.DiskInfo.Source.$Shape): mesos.v1.Resource.DiskInfo.Source & mesos.v1.Resource.DiskInfo.Source.$Shape;
                    static create(properties?: mesos.v1.Resource.DiskInfo.Source.$Properties): mesos.v1.Resource.DiskInfo.Source;

                    /**
                     * Encodes the specified Source message. Does not implicitly {@link mesos.v1.Resource.DiskInfo.Source.verify|verify} messages.
                     * @param message Source message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.Resource.DiskInfo.Source.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a Source message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.Resource.DiskInfo.Source & mesos.v1.Resource.DiskInfo.Source.$Shape} Source
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.Resource.DiskInfo.Source & mesos.v1.Resource.DiskInfo.Source.$Shape;
                }

                namespace Source {

                    /** Properties of a Source. */
                    interface $Properties {

                        /** Source type */
                        type: mesos.v1.Resource.DiskInfo.Source.Type;

                        /** Source path */
                        path?: (mesos.v1.Resource.DiskInfo.Source.Path.$Properties|null);

                        /** Source mount */
                        mount?: (mesos.v1.Resource.DiskInfo.Source.Mount.$Properties|null);

                        /** Source vendor */
                        vendor?: (string|null);

                        /** Source id */
                        id?: (string|null);

                        /** Source metadata */
                        metadata?: (mesos.v1.Labels.$Properties|null);

                        /** Source profile */
                        profile?: (string|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a Source. */
                    type $Shape = mesos.v1.Resource.DiskInfo.Source.$Properties;

                    /** Type enum. */
                    enum Type {

                        /** UNKNOWN value */
                        UNKNOWN = 0,

                        /** PATH value */
                        PATH = 1,

                        /** MOUNT value */
                        MOUNT = 2,

                        /** BLOCK value */
                        BLOCK = 3,

                        /** RAW value */
                        RAW = 4
                    }

                    /**
                     * Properties of a Path.
                     * @deprecated Use mesos.v1.Resource.DiskInfo.Source.Path.$Properties instead.
                     */
                    interface IPath extends mesos.v1.Resource.DiskInfo.Source.Path.$Properties {
                    }

                    /** Represents a Path. */
                    class Path {

                        /**
                         * Constructs a new Path.
                         * @param [properties] Properties to set
                         */
                        constructor(properties?: mesos.v1.Resource.DiskInfo.Source.Path.$Properties);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];

                        /** Path root. */
                        root: string;

                        /**
                         * Creates a new Path instance using the specified properties.
                         * @param [properties] Properties to set
                         * @returns Path instance
                         */
                        static create(properties: mesos.v1.Resource.DiskInfo.Source.Path.$Shape): mesos.v1.Resource.DiskInfo.Source.Path & mesos.v1.Resource.DiskInfo.Source.Path.$Shape;
                        static create(properties?: mesos.v1.Resource.DiskInfo.Source.Path.$Properties): mesos.v1.Resource.DiskInfo.Source.Path;

                        /**
                         * Encodes the specified Path message. Does not implicitly {@link mesos.v1.Resource.DiskInfo.Source.Path.verify|verify} messages.
                         * @param message Path message or plain object to encode
                         * @param [writer] Writer to encode to
                         * @returns Writer
                         */
                        static encode(message: mesos.v1.Resource.DiskInfo.Source.Path.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                        /**
                         * Decodes a Path message from the specified reader or buffer.
                         * @param reader Reader or buffer to decode from
                         * @param [length] Message length if known beforehand
                         * @returns {mesos.v1.Resource.DiskInfo.Source.Path & mesos.v1.Resource.DiskInfo.Source.Path.$Shape} Path
                         * @throws {Error} If the payload is not a reader or valid buffer
                         * @throws {$protobuf.util.ProtocolError} If required fields are missing
                         */
                        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.Resource.DiskInfo.Source.Path & mesos.v1.Resource.DiskInfo.Source.Path.$Shape;
                    }

                    namespace Path {

                        /** Properties of a Path. */
                        interface $Properties {

                            /** Path root */
                            root?: (string|null);

                            /** Unknown fields preserved while decoding when enabled */
                            $unknowns?: Uint8Array[];
                        }

                        /** Shape of a Path. */
                        type $Shape = mesos.v1.Resource.DiskInfo.Source.Path.$Properties;
                    }

                    /**
                     * Properties of a Mount.
                     * @deprecated Use mesos.v1.Resource.DiskInfo.Source.Mount.$Properties instead.
                     */
                    interface IMount extends mesos.v1.Resource.DiskInfo.Source.Mount.$Properties {
                    }

                    /** Represents a Mount. */
                    class Mount {

                        /**
                         * Constructs a new Mount.
                         * @param [properties] Properties to set
                         */
                        constructor(properties?: mesos.v1.Resource.DiskInfo.Source.Mount.$Properties);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];

                        /** Mount root. */
                        root: string;

                        /**
                         * Creates a new Mount instance using the specified properties.
                         * @param [properties] Properties to set
                         * @returns Mount instance
                         */
                        static create(properties: mesos.v1.Resource.DiskInfo.Source.Mount.$Shape): mesos.v1.Resource.DiskInfo.Source.Mount & mesos.v1.Resource.DiskInfo.Source.Mount.$Shape;
                        static create(properties?: mesos.v1.Resource.DiskInfo.Source.Mount.$Properties): mesos.v1.Resource.DiskInfo.Source.Mount;

                        /**
                         * Encodes the specified Mount message. Does not implicitly {@link mesos.v1.Resource.DiskInfo.Source.Mount.verify|verify} messages.
                         * @param message Mount message or plain object to encode
                         * @param [writer] Writer to encode to
                         * @returns Writer
                         */
                        static encode(message: mesos.v1.Resource.DiskInfo.Source.Mount.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                        /**
                         * Decodes a Mount message from the specified reader or buffer.
                         * @param reader Reader or buffer to decode from
                         * @param [length] Message length if known beforehand
                         * @returns {mesos.v1.Resource.DiskInfo.Source.Mount & mesos.v1.Resource.DiskInfo.Source.Mount.$Shape} Mount
                         * @throws {Error} If the payload is not a reader or valid buffer
                         * @throws {$protobuf.util.ProtocolError} If required fields are missing
                         */
                        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.Resource.DiskInfo.Source.Mount & mesos.v1.Resource.DiskInfo.Source.Mount.$Shape;
                    }

                    namespace Mount {

                        /** Properties of a Mount. */
                        interface $Properties {

                            /** Mount root */
                            root?: (string|null);

                            /** Unknown fields preserved while decoding when enabled */
                            $unknowns?: Uint8Array[];
                        }

                        /** Shape of a Mount. */
                        type $Shape = mesos.v1.Resource.DiskInfo.Source.Mount.$Properties;
                    }
                }
            }

            /**
             * Properties of a RevocableInfo.
             * @deprecated Use mesos.v1.Resource.RevocableInfo.$Properties instead.
             */
            interface IRevocableInfo extends mesos.v1.Resource.RevocableInfo.$Properties {
            }

            /** Represents a RevocableInfo. */
            class RevocableInfo {

                /**
                 * Constructs a new RevocableInfo.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mesos.v1.Resource.RevocableInfo.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /**
                 * Creates a new RevocableInfo instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns RevocableInfo instance
                 */
                static create(properties: mesos.v1.Resource.RevocableInfo.$Shape): mesos.v1.Resource.RevocableInfo & mesos.v1.Resource.RevocableInfo.$Shape;
                static create(properties?: mesos.v1.Resource.RevocableInfo.$Properties): mesos.v1.Resource.RevocableInfo;

                /**
                 * Encodes the specified RevocableInfo message. Does not implicitly {@link mesos.v1.Resource.RevocableInfo.verify|verify} messages.
                 * @param message RevocableInfo message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mesos.v1.Resource.RevocableInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a RevocableInfo message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mesos.v1.Resource.RevocableInfo & mesos.v1.Resource.RevocableInfo.$Shape} RevocableInfo
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.Resource.RevocableInfo & mesos.v1.Resource.RevocableInfo.$Shape;
            }

            namespace RevocableInfo {

                /** Properties of a RevocableInfo. */
                interface $Properties {

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a RevocableInfo. */
                type $Shape = mesos.v1.Resource.RevocableInfo.$Properties;
            }

            /**
             * Properties of a SharedInfo.
             * @deprecated Use mesos.v1.Resource.SharedInfo.$Properties instead.
             */
            interface ISharedInfo extends mesos.v1.Resource.SharedInfo.$Properties {
            }

            /** Represents a SharedInfo. */
            class SharedInfo {

                /**
                 * Constructs a new SharedInfo.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mesos.v1.Resource.SharedInfo.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /**
                 * Creates a new SharedInfo instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns SharedInfo instance
                 */
                static create(properties: mesos.v1.Resource.SharedInfo.$Shape): mesos.v1.Resource.SharedInfo & mesos.v1.Resource.SharedInfo.$Shape;
                static create(properties?: mesos.v1.Resource.SharedInfo.$Properties): mesos.v1.Resource.SharedInfo;

                /**
                 * Encodes the specified SharedInfo message. Does not implicitly {@link mesos.v1.Resource.SharedInfo.verify|verify} messages.
                 * @param message SharedInfo message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mesos.v1.Resource.SharedInfo.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a SharedInfo message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mesos.v1.Resource.SharedInfo & mesos.v1.Resource.SharedInfo.$Shape} SharedInfo
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.Resource.SharedInfo & mesos.v1.Resource.SharedInfo.$Shape;
            }

            namespace SharedInfo {

                /** Properties of a SharedInfo. */
                interface $Properties {

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a SharedInfo. */
                type $Shape = mesos.v1.Resource.SharedInfo.$Properties;
            }
        }

        /**
         * Properties of a ResourceStatistics.
         * @deprecated Use mesos.v1.ResourceStatistics.$Properties instead.
         */
        interface IResourceStatistics extends mesos.v1.ResourceStatistics.$Properties {
        }

        /** Represents a ResourceStatistics. */
        class ResourceStatistics {

            /**
             * Constructs a new ResourceStatistics.
             * @param [properties] Properties to set
             */
            constructor(properties?: mesos.v1.ResourceStatistics.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** ResourceStatistics timestamp. */
            timestamp: number;

            /** ResourceStatistics processes. */
            processes: number;

            /** ResourceStatistics threads. */
            threads: number;

            /** ResourceStatistics cpus_user_time_secs. */
            cpus_user_time_secs: number;

            /** ResourceStatistics cpus_system_time_secs. */
            cpus_system_time_secs: number;

            /** ResourceStatistics cpus_limit. */
            cpus_limit: number;

            /** ResourceStatistics mem_total_bytes. */
            mem_total_bytes: (number|Long);

            /** ResourceStatistics mem_limit_bytes. */
            mem_limit_bytes: (number|Long);

            /** ResourceStatistics mem_rss_bytes. */
            mem_rss_bytes: (number|Long);

            /** ResourceStatistics disk_limit_bytes. */
            disk_limit_bytes: (number|Long);

            /** ResourceStatistics disk_used_bytes. */
            disk_used_bytes: (number|Long);

            /**
             * Creates a new ResourceStatistics instance using the specified properties.
             * @param [properties] Properties to set
             * @returns ResourceStatistics instance
             */
            static create(properties: mesos.v1.ResourceStatistics.$Shape): mesos.v1.ResourceStatistics & mesos.v1.ResourceStatistics.$Shape;
            static create(properties?: mesos.v1.ResourceStatistics.$Properties): mesos.v1.ResourceStatistics;

            /**
             * Encodes the specified ResourceStatistics message. Does not implicitly {@link mesos.v1.ResourceStatistics.verify|verify} messages.
             * @param message ResourceStatistics message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: mesos.v1.ResourceStatistics.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a ResourceStatistics message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {mesos.v1.ResourceStatistics & mesos.v1.ResourceStatistics.$Shape} ResourceStatistics
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.ResourceStatistics & mesos.v1.ResourceStatistics.$Shape;
        }

        namespace ResourceStatistics {

            /** Properties of a ResourceStatistics. */
            interface $Properties {

                /** ResourceStatistics timestamp */
                timestamp: number;

                /** ResourceStatistics processes */
                processes?: (number|null);

                /** ResourceStatistics threads */
                threads?: (number|null);

                /** ResourceStatistics cpus_user_time_secs */
                cpus_user_time_secs?: (number|null);

                /** ResourceStatistics cpus_system_time_secs */
                cpus_system_time_secs?: (number|null);

                /** ResourceStatistics cpus_limit */
                cpus_limit?: (number|null);

                /** ResourceStatistics mem_total_bytes */
                mem_total_bytes?: (number|Long|null);

                /** ResourceStatistics mem_limit_bytes */
                mem_limit_bytes?: (number|Long|null);

                /** ResourceStatistics mem_rss_bytes */
                mem_rss_bytes?: (number|Long|null);

                /** ResourceStatistics disk_limit_bytes */
                disk_limit_bytes?: (number|Long|null);

                /** ResourceStatistics disk_used_bytes */
                disk_used_bytes?: (number|Long|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a ResourceStatistics. */
            type $Shape = mesos.v1.ResourceStatistics.$Properties;
        }

        /**
         * Properties of a TaskResourceLimitation.
         * @deprecated Use mesos.v1.TaskResourceLimitation.$Properties instead.
         */
        interface ITaskResourceLimitation extends mesos.v1.TaskResourceLimitation.$Properties {
        }

        /** Represents a TaskResourceLimitation. */
        class TaskResourceLimitation {

            /**
             * Constructs a new TaskResourceLimitation.
             * @param [properties] Properties to set
             */
            constructor(properties?: mesos.v1.TaskResourceLimitation.$Properties);

            /** Unknown fields preserved while decoding when enabled */
            $unknowns?: Uint8Array[];

            /** TaskResourceLimitation resources. */
            resources: mesos.v1.Resource.$Properties[];

            /**
             * Creates a new TaskResourceLimitation instance using the specified properties.
             * @param [properties] Properties to set
             * @returns TaskResourceLimitation instance
             */
            static create(properties: mesos.v1.TaskResourceLimitation.$Shape): mesos.v1.TaskResourceLimitation & mesos.v1.TaskResourceLimitation.$Shape;
            static create(properties?: mesos.v1.TaskResourceLimitation.$Properties): mesos.v1.TaskResourceLimitation;

            /**
             * Encodes the specified TaskResourceLimitation message. Does not implicitly {@link mesos.v1.TaskResourceLimitation.verify|verify} messages.
             * @param message TaskResourceLimitation message or plain object to encode
             * @param [writer] Writer to encode to
             * @returns Writer
             */
            static encode(message: mesos.v1.TaskResourceLimitation.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

            /**
             * Decodes a TaskResourceLimitation message from the specified reader or buffer.
             * @param reader Reader or buffer to decode from
             * @param [length] Message length if known beforehand
             * @returns {mesos.v1.TaskResourceLimitation & mesos.v1.TaskResourceLimitation.$Shape} TaskResourceLimitation
             * @throws {Error} If the payload is not a reader or valid buffer
             * @throws {$protobuf.util.ProtocolError} If required fields are missing
             */
            static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.TaskResourceLimitation & mesos.v1.TaskResourceLimitation.$Shape;
        }

        namespace TaskResourceLimitation {

            /** Properties of a TaskResourceLimitation. */
            interface $Properties {

                /** TaskResourceLimitation resources */
                resources?: (mesos.v1.Resource.$Properties[]|null);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];
            }

            /** Shape of a TaskResourceLimitation. */
            type $Shape = mesos.v1.TaskResourceLimitation.$Properties;
        }

        /** Namespace scheduler. */
        namespace scheduler {

            /**
             * Properties of an Event.
             * @deprecated Use mesos.v1.scheduler.Event.$Properties instead.
             */
            interface IEvent extends mesos.v1.scheduler.Event.$Properties {
            }

            /** Represents an Event. */
            class Event {

                /**
                 * Constructs a new Event.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mesos.v1.scheduler.Event.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Event type. */
                type: mesos.v1.scheduler.Event.Type;

                /** Event subscribed. */
                subscribed?: (mesos.v1.scheduler.Event.Subscribed.$Properties|null);

                /** Event offers. */
                offers?: (mesos.v1.scheduler.Event.Offers.$Properties|null);

                /** Event inverse_offers. */
                inverse_offers?: (mesos.v1.scheduler.Event.InverseOffers.$Properties|null);

                /** Event rescind. */
                rescind?: (mesos.v1.scheduler.Event.Rescind.$Properties|null);

                /** Event rescind_inverse_offer. */
                rescind_inverse_offer?: (mesos.v1.scheduler.Event.RescindInverseOffer.$Properties|null);

                /** Event update. */
                update?: (mesos.v1.scheduler.Event.Update.$Properties|null);

                /** Event message. */
                message?: (mesos.v1.scheduler.Event.Message.$Properties|null);

                /** Event failure. */
                failure?: (mesos.v1.scheduler.Event.Failure.$Properties|null);

                /** Event error. */
                error?: (mesos.v1.scheduler.Event.Error.$Properties|null);

                /**
                 * Creates a new Event instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Event instance
                 */
                static create(properties: mesos.v1.scheduler.Event.$Shape): mesos.v1.scheduler.Event & mesos.v1.scheduler.Event.$Shape;
                static create(properties?: mesos.v1.scheduler.Event.$Properties): mesos.v1.scheduler.Event;

                /**
                 * Encodes the specified Event message. Does not implicitly {@link mesos.v1.scheduler.Event.verify|verify} messages.
                 * @param message Event message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mesos.v1.scheduler.Event.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an Event message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mesos.v1.scheduler.Event & mesos.v1.scheduler.Event.$Shape} Event
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.scheduler.Event & mesos.v1.scheduler.Event.$Shape;
            }

            namespace Event {

                /** Properties of an Event. */
                interface $Properties {

                    /** Event type */
                    type?: (mesos.v1.scheduler.Event.Type|null);

                    /** Event subscribed */
                    subscribed?: (mesos.v1.scheduler.Event.Subscribed.$Properties|null);

                    /** Event offers */
                    offers?: (mesos.v1.scheduler.Event.Offers.$Properties|null);

                    /** Event inverse_offers */
                    inverse_offers?: (mesos.v1.scheduler.Event.InverseOffers.$Properties|null);

                    /** Event rescind */
                    rescind?: (mesos.v1.scheduler.Event.Rescind.$Properties|null);

                    /** Event rescind_inverse_offer */
                    rescind_inverse_offer?: (mesos.v1.scheduler.Event.RescindInverseOffer.$Properties|null);

                    /** Event update */
                    update?: (mesos.v1.scheduler.Event.Update.$Properties|null);

                    /** Event message */
                    message?: (mesos.v1.scheduler.Event.Message.$Properties|null);

                    /** Event failure */
                    failure?: (mesos.v1.scheduler.Event.Failure.$Properties|null);

                    /** Event error */
                    error?: (mesos.v1.scheduler.Event.Error.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an Event. */
                type $Shape = mesos.v1.scheduler.Event.$Properties;

                /** Type enum. */
                enum Type {

                    /** UNKNOWN value */
                    UNKNOWN = 0,

                    /** SUBSCRIBED value */
                    SUBSCRIBED = 1,

                    /** OFFERS value */
                    OFFERS = 2,

                    /** INVERSE_OFFERS value */
                    INVERSE_OFFERS = 9,

                    /** RESCIND value */
                    RESCIND = 3,

                    /** RESCIND_INVERSE_OFFER value */
                    RESCIND_INVERSE_OFFER = 10,

                    /** UPDATE value */
                    UPDATE = 4,

                    /** UPDATE_OPERATION_STATUS value */
                    UPDATE_OPERATION_STATUS = 11,

                    /** MESSAGE value */
                    MESSAGE = 5,

                    /** FAILURE value */
                    FAILURE = 6,

                    /** ERROR value */
                    ERROR = 7,

                    /** HEARTBEAT value */
                    HEARTBEAT = 8
                }

                /**
                 * Properties of a Subscribed.
                 * @deprecated Use mesos.v1.scheduler.Event.Subscribed.$Properties instead.
                 */
                interface ISubscribed extends mesos.v1.scheduler.Event.Subscribed.$Properties {
                }

                /** Represents a Subscribed. */
                class Subscribed {

                    /**
                     * Constructs a new Subscribed.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.scheduler.Event.Subscribed.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** Subscribed framework_id. */
                    framework_id: mesos.v1.FrameworkID.$Properties;

                    /** Subscribed heartbeat_interval_seconds. */
                    heartbeat_interval_seconds: number;

                    /** Subscribed master_info. */
                    master_info?: (mesos.v1.MasterInfo.$Properties|null);

                    /**
                     * Creates a new Subscribed instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns Subscribed instance
                     */
                    static create(properties: mesos.v1.scheduler.Event.Subscribed.$Shape): mesos.v1.scheduler.Event.Subscribed & mesos.v1.scheduler.Event.Subscribed.$Shape;
                    static create(properties?: mesos.v1.scheduler.Event.Subscribed.$Properties): mesos.v1.scheduler.Event.Subscribed;

                    /**
                     * Encodes the specified Subscribed message. Does not implicitly {@link mesos.v1.scheduler.Event.Subscribed.verify|verify} messages.
                     * @param message Subscribed message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.scheduler.Event.Subscribed.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a Subscribed message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.scheduler.Event.Subscribed & mesos.v1.scheduler.Event.Subscribed.$Shape} Subscribed
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.scheduler.Event.Subscribed & mesos.v1.scheduler.Event.Subscribed.$Shape;
                }

                namespace Subscribed {

                    /** Properties of a Subscribed. */
                    interface $Properties {

                        /** Subscribed framework_id */
                        framework_id: mesos.v1.FrameworkID.$Properties;

                        /** Subscribed heartbeat_interval_seconds */
                        heartbeat_interval_seconds?: (number|null);

                        /** Subscribed master_info */
                        master_info?: (mesos.v1.MasterInfo.$Properties|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a Subscribed. */
                    type $Shape = mesos.v1.scheduler.Event.Subscribed.$Properties;
                }

                /**
                 * Properties of an Offers.
                 * @deprecated Use mesos.v1.scheduler.Event.Offers.$Properties instead.
                 */
                interface IOffers extends mesos.v1.scheduler.Event.Offers.$Properties {
                }

                /** Represents an Offers. */
                class Offers {

                    /**
                     * Constructs a new Offers.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.scheduler.Event.Offers.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** Offers offers. */
                    offers: mesos.v1.Offer.$Properties[];

                    /**
                     * Creates a new Offers instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns Offers instance
                     */
                    static create(properties: mesos.v1.scheduler.Event.Offers.$Shape): mesos.v1.scheduler.Event.Offers & mesos.v1.scheduler.Event.Offers.$Shape;
                    static create(properties?: mesos.v1.scheduler.Event.Offers.$Properties): mesos.v1.scheduler.Event.Offers;

                    /**
                     * Encodes the specified Offers message. Does not implicitly {@link mesos.v1.scheduler.Event.Offers.verify|verify} messages.
                     * @param message Offers message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.scheduler.Event.Offers.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes an Offers message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.scheduler.Event.Offers & mesos.v1.scheduler.Event.Offers.$Shape} Offers
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.scheduler.Event.Offers & mesos.v1.scheduler.Event.Offers.$Shape;
                }

                namespace Offers {

                    /** Properties of an Offers. */
                    interface $Properties {

                        /** Offers offers */
                        offers?: (mesos.v1.Offer.$Properties[]|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of an Offers. */
                    type $Shape = mesos.v1.scheduler.Event.Offers.$Properties;
                }

                /**
                 * Properties of an InverseOffers.
                 * @deprecated Use mesos.v1.scheduler.Event.InverseOffers.$Properties instead.
                 */
                interface IInverseOffers extends mesos.v1.scheduler.Event.InverseOffers.$Properties {
                }

                /** Represents an InverseOffers. */
                class InverseOffers {

                    /**
                     * Constructs a new InverseOffers.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.scheduler.Event.InverseOffers.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** InverseOffers inverse_offers. */
                    inverse_offers: mesos.v1.InverseOffer.$Properties[];

                    /**
                     * Creates a new InverseOffers instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns InverseOffers instance
                     */
                    static create(properties: mesos.v1.scheduler.Event.InverseOffers.$Shape): mesos.v1.scheduler.Event.InverseOffers & mesos.v1.scheduler.Event.InverseOffers.$Shape;
                    static create(properties?: mesos.v1.scheduler.Event.InverseOffers.$Properties): mesos.v1.scheduler.Event.InverseOffers;

                    /**
                     * Encodes the specified InverseOffers message. Does not implicitly {@link mesos.v1.scheduler.Event.InverseOffers.verify|verify} messages.
                     * @param message InverseOffers message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.scheduler.Event.InverseOffers.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes an InverseOffers message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.scheduler.Event.InverseOffers & mesos.v1.scheduler.Event.InverseOffers.$Shape} InverseOffers
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.scheduler.Event.InverseOffers & mesos.v1.scheduler.Event.InverseOffers.$Shape;
                }

                namespace InverseOffers {

                    /** Properties of an InverseOffers. */
                    interface $Properties {

                        /** InverseOffers inverse_offers */
                        inverse_offers?: (mesos.v1.InverseOffer.$Properties[]|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of an InverseOffers. */
                    type $Shape = mesos.v1.scheduler.Event.InverseOffers.$Properties;
                }

                /**
                 * Properties of a Rescind.
                 * @deprecated Use mesos.v1.scheduler.Event.Rescind.$Properties instead.
                 */
                interface IRescind extends mesos.v1.scheduler.Event.Rescind.$Properties {
                }

                /** Represents a Rescind. */
                class Rescind {

                    /**
                     * Constructs a new Rescind.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.scheduler.Event.Rescind.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** Rescind offer_id. */
                    offer_id: mesos.v1.OfferID.$Properties;

                    /**
                     * Creates a new Rescind instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns Rescind instance
                     */
                    static create(properties: mesos.v1.scheduler.Event.Rescind.$Shape): mesos.v1.scheduler.Event.Rescind & mesos.v1.scheduler.Event.Rescind.$Shape;
                    static create(properties?: mesos.v1.scheduler.Event.Rescind.$Properties): mesos.v1.scheduler.Event.Rescind;

                    /**
                     * Encodes the specified Rescind message. Does not implicitly {@link mesos.v1.scheduler.Event.Rescind.verify|verify} messages.
                     * @param message Rescind message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.scheduler.Event.Rescind.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a Rescind message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.scheduler.Event.Rescind & mesos.v1.scheduler.Event.Rescind.$Shape} Rescind
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.scheduler.Event.Rescind & mesos.v1.scheduler.Event.Rescind.$Shape;
                }

                namespace Rescind {

                    /** Properties of a Rescind. */
                    interface $Properties {

                        /** Rescind offer_id */
                        offer_id: mesos.v1.OfferID.$Properties;

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a Rescind. */
                    type $Shape = mesos.v1.scheduler.Event.Rescind.$Properties;
                }

                /**
                 * Properties of a RescindInverseOffer.
                 * @deprecated Use mesos.v1.scheduler.Event.RescindInverseOffer.$Properties instead.
                 */
                interface IRescindInverseOffer extends mesos.v1.scheduler.Event.RescindInverseOffer.$Properties {
                }

                /** Represents a RescindInverseOffer. */
                class RescindInverseOffer {

                    /**
                     * Constructs a new RescindInverseOffer.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.scheduler.Event.RescindInverseOffer.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** RescindInverseOffer inverse_offer_id. */
                    inverse_offer_id: mesos.v1.OfferID.$Properties;

                    /**
                     * Creates a new RescindInverseOffer instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns RescindInverseOffer instance
                     */
                    static create(properties: mesos.v1.scheduler.Event.RescindInverseOffer.$Shape): mesos.v1.scheduler.Event.RescindInverseOffer & mesos.v1.scheduler.Event.RescindInverseOffer.$Shape;
                    static create(properties?: mesos.v1.scheduler.Event.RescindInverseOffer.$Properties): mesos.v1.scheduler.Event.RescindInverseOffer;

                    /**
                     * Encodes the specified RescindInverseOffer message. Does not implicitly {@link mesos.v1.scheduler.Event.RescindInverseOffer.verify|verify} messages.
                     * @param message RescindInverseOffer message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.scheduler.Event.RescindInverseOffer.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a RescindInverseOffer message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.scheduler.Event.RescindInverseOffer & mesos.v1.scheduler.Event.RescindInverseOffer.$Shape} RescindInverseOffer
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.scheduler.Event.RescindInverseOffer & mesos.v1.scheduler.Event.RescindInverseOffer.$Shape;
                }

                namespace RescindInverseOffer {

                    /** Properties of a RescindInverseOffer. */
                    interface $Properties {

                        /** RescindInverseOffer inverse_offer_id */
                        inverse_offer_id: mesos.v1.OfferID.$Properties;

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a RescindInverseOffer. */
                    type $Shape = mesos.v1.scheduler.Event.RescindInverseOffer.$Properties;
                }

                /**
                 * Properties of an Update.
                 * @deprecated Use mesos.v1.scheduler.Event.Update.$Properties instead.
                 */
                interface IUpdate extends mesos.v1.scheduler.Event.Update.$Properties {
                }

                /** Represents an Update. */
                class Update {

                    /**
                     * Constructs a new Update.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.scheduler.Event.Update.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** Update status. */
                    status: mesos.v1.TaskStatus.$Properties;

                    /**
                     * Creates a new Update instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns Update instance
                     */
                    static create(properties: mesos.v1.scheduler.Event.Update.$Shape): mesos.v1.scheduler.Event.Update & mesos.v1.scheduler.Event.Update.$Shape;
                    static create(properties?: mesos.v1.scheduler.Event.Update.$Properties): mesos.v1.scheduler.Event.Update;

                    /**
                     * Encodes the specified Update message. Does not implicitly {@link mesos.v1.scheduler.Event.Update.verify|verify} messages.
                     * @param message Update message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.scheduler.Event.Update.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes an Update message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.scheduler.Event.Update & mesos.v1.scheduler.Event.Update.$Shape} Update
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.scheduler.Event.Update & mesos.v1.scheduler.Event.Update.$Shape;
                }

                namespace Update {

                    /** Properties of an Update. */
                    interface $Properties {

                        /** Update status */
                        status: mesos.v1.TaskStatus.$Properties;

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of an Update. */
                    type $Shape = mesos.v1.scheduler.Event.Update.$Properties;
                }

                /**
                 * Properties of a Message.
                 * @deprecated Use mesos.v1.scheduler.Event.Message.$Properties instead.
                 */
                interface IMessage extends mesos.v1.scheduler.Event.Message.$Properties {
                }

                /** Represents a Message. */
                class Message {

                    /**
                     * Constructs a new Message.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.scheduler.Event.Message.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** Message agent_id. */
                    agent_id: mesos.v1.AgentID.$Properties;

                    /** Message executor_id. */
                    executor_id: mesos.v1.ExecutorID.$Properties;

                    /** Message data. */
                    data: Uint8Array;

                    /**
                     * Creates a new Message instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns Message instance
                     */
                    static create(properties: mesos.v1.scheduler.Event.Message.$Shape): mesos.v1.scheduler.Event.Message & mesos.v1.scheduler.Event.Message.$Shape;
                    static create(properties?: mesos.v1.scheduler.Event.Message.$Properties): mesos.v1.scheduler.Event.Message;

                    /**
                     * Encodes the specified Message message. Does not implicitly {@link mesos.v1.scheduler.Event.Message.verify|verify} messages.
                     * @param message Message message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.scheduler.Event.Message.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a Message message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.scheduler.Event.Message & mesos.v1.scheduler.Event.Message.$Shape} Message
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.scheduler.Event.Message & mesos.v1.scheduler.Event.Message.$Shape;
                }

                namespace Message {

                    /** Properties of a Message. */
                    interface $Properties {

                        /** Message agent_id */
                        agent_id: mesos.v1.AgentID.$Properties;

                        /** Message executor_id */
                        executor_id: mesos.v1.ExecutorID.$Properties;

                        /** Message data */
                        data: Uint8Array;

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a Message. */
                    type $Shape = mesos.v1.scheduler.Event.Message.$Properties;
                }

                /**
                 * Properties of a Failure.
                 * @deprecated Use mesos.v1.scheduler.Event.Failure.$Properties instead.
                 */
                interface IFailure extends mesos.v1.scheduler.Event.Failure.$Properties {
                }

                /** Represents a Failure. */
                class Failure {

                    /**
                     * Constructs a new Failure.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.scheduler.Event.Failure.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** Failure agent_id. */
                    agent_id?: (mesos.v1.AgentID.$Properties|null);

                    /** Failure executor_id. */
                    executor_id?: (mesos.v1.ExecutorID.$Properties|null);

                    /** Failure status. */
                    status: number;

                    /**
                     * Creates a new Failure instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns Failure instance
                     */
                    static create(properties: mesos.v1.scheduler.Event.Failure.$Shape): mesos.v1.scheduler.Event.Failure & mesos.v1.scheduler.Event.Failure.$Shape;
                    static create(properties?: mesos.v1.scheduler.Event.Failure.$Properties): mesos.v1.scheduler.Event.Failure;

                    /**
                     * Encodes the specified Failure message. Does not implicitly {@link mesos.v1.scheduler.Event.Failure.verify|verify} messages.
                     * @param message Failure message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.scheduler.Event.Failure.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a Failure message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.scheduler.Event.Failure & mesos.v1.scheduler.Event.Failure.$Shape} Failure
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.scheduler.Event.Failure & mesos.v1.scheduler.Event.Failure.$Shape;
                }

                namespace Failure {

                    /** Properties of a Failure. */
                    interface $Properties {

                        /** Failure agent_id */
                        agent_id?: (mesos.v1.AgentID.$Properties|null);

                        /** Failure executor_id */
                        executor_id?: (mesos.v1.ExecutorID.$Properties|null);

                        /** Failure status */
                        status?: (number|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a Failure. */
                    type $Shape = mesos.v1.scheduler.Event.Failure.$Properties;
                }

                /**
                 * Properties of an Error.
                 * @deprecated Use mesos.v1.scheduler.Event.Error.$Properties instead.
                 */
                interface IError extends mesos.v1.scheduler.Event.Error.$Properties {
                }

                /** Represents an Error. */
                class Error {

                    /**
                     * Constructs a new Error.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.scheduler.Event.Error.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** Error message. */
                    message: string;

                    /**
                     * Creates a new Error instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns Error instance
                     */
                    static create(properties: mesos.v1.scheduler.Event.Error.$Shape): mesos.v1.scheduler.Event.Error & mesos.v1.scheduler.Event.Error.$Shape;
                    static create(properties?: mesos.v1.scheduler.Event.Error.$Properties): mesos.v1.scheduler.Event.Error;

                    /**
                     * Encodes the specified Error message. Does not implicitly {@link mesos.v1.scheduler.Event.Error.verify|verify} messages.
                     * @param message Error message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.scheduler.Event.Error.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes an Error message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.scheduler.Event.Error & mesos.v1.scheduler.Event.Error.$Shape} Error
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.scheduler.Event.Error & mesos.v1.scheduler.Event.Error.$Shape;
                }

                namespace Error {

                    /** Properties of an Error. */
                    interface $Properties {

                        /** Error message */
                        message: string;

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of an Error. */
                    type $Shape = mesos.v1.scheduler.Event.Error.$Properties;
                }
            }

            /**
             * Properties of a Call.
             * @deprecated Use mesos.v1.scheduler.Call.$Properties instead.
             */
            interface ICall extends mesos.v1.scheduler.Call.$Properties {
            }

            /** Represents a Call. */
            class Call {

                /**
                 * Constructs a new Call.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mesos.v1.scheduler.Call.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Call framework_id. */
                framework_id?: (mesos.v1.FrameworkID.$Properties|null);

                /** Call type. */
                type: mesos.v1.scheduler.Call.Type;

                /** Call subscribe. */
                subscribe?: (mesos.v1.scheduler.Call.Subscribe.$Properties|null);

                /** Call accept. */
                accept?: (mesos.v1.scheduler.Call.Accept.$Properties|null);

                /** Call decline. */
                decline?: (mesos.v1.scheduler.Call.Decline.$Properties|null);

                /** Call accept_inverse_offers. */
                accept_inverse_offers?: (mesos.v1.scheduler.Call.AcceptInverseOffers.$Properties|null);

                /** Call decline_inverse_offers. */
                decline_inverse_offers?: (mesos.v1.scheduler.Call.DeclineInverseOffers.$Properties|null);

                /** Call revive. */
                revive?: (mesos.v1.scheduler.Call.Revive.$Properties|null);

                /** Call kill. */
                kill?: (mesos.v1.scheduler.Call.Kill.$Properties|null);

                /** Call shutdown. */
                shutdown?: (mesos.v1.scheduler.Call.Shutdown.$Properties|null);

                /** Call acknowledge. */
                acknowledge?: (mesos.v1.scheduler.Call.Acknowledge.$Properties|null);

                /** Call reconcile. */
                reconcile?: (mesos.v1.scheduler.Call.Reconcile.$Properties|null);

                /** Call message. */
                message?: (mesos.v1.scheduler.Call.Message.$Properties|null);

                /** Call request. */
                request?: (mesos.v1.scheduler.Call.Request.$Properties|null);

                /** Call suppress. */
                suppress?: (mesos.v1.scheduler.Call.Suppress.$Properties|null);

                /**
                 * Creates a new Call instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Call instance
                 */
                static create(properties: mesos.v1.scheduler.Call.$Shape): mesos.v1.scheduler.Call & mesos.v1.scheduler.Call.$Shape;
                static create(properties?: mesos.v1.scheduler.Call.$Properties): mesos.v1.scheduler.Call;

                /**
                 * Encodes the specified Call message. Does not implicitly {@link mesos.v1.scheduler.Call.verify|verify} messages.
                 * @param message Call message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mesos.v1.scheduler.Call.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Call message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mesos.v1.scheduler.Call & mesos.v1.scheduler.Call.$Shape} Call
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.scheduler.Call & mesos.v1.scheduler.Call.$Shape;
            }

            namespace Call {

                /** Properties of a Call. */
                interface $Properties {

                    /** Call framework_id */
                    framework_id?: (mesos.v1.FrameworkID.$Properties|null);

                    /** Call type */
                    type?: (mesos.v1.scheduler.Call.Type|null);

                    /** Call subscribe */
                    subscribe?: (mesos.v1.scheduler.Call.Subscribe.$Properties|null);

                    /** Call accept */
                    accept?: (mesos.v1.scheduler.Call.Accept.$Properties|null);

                    /** Call decline */
                    decline?: (mesos.v1.scheduler.Call.Decline.$Properties|null);

                    /** Call accept_inverse_offers */
                    accept_inverse_offers?: (mesos.v1.scheduler.Call.AcceptInverseOffers.$Properties|null);

                    /** Call decline_inverse_offers */
                    decline_inverse_offers?: (mesos.v1.scheduler.Call.DeclineInverseOffers.$Properties|null);

                    /** Call revive */
                    revive?: (mesos.v1.scheduler.Call.Revive.$Properties|null);

                    /** Call kill */
                    kill?: (mesos.v1.scheduler.Call.Kill.$Properties|null);

                    /** Call shutdown */
                    shutdown?: (mesos.v1.scheduler.Call.Shutdown.$Properties|null);

                    /** Call acknowledge */
                    acknowledge?: (mesos.v1.scheduler.Call.Acknowledge.$Properties|null);

                    /** Call reconcile */
                    reconcile?: (mesos.v1.scheduler.Call.Reconcile.$Properties|null);

                    /** Call message */
                    message?: (mesos.v1.scheduler.Call.Message.$Properties|null);

                    /** Call request */
                    request?: (mesos.v1.scheduler.Call.Request.$Properties|null);

                    /** Call suppress */
                    suppress?: (mesos.v1.scheduler.Call.Suppress.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Call. */
                type $Shape = mesos.v1.scheduler.Call.$Properties;

                /** Type enum. */
                enum Type {

                    /** UNKNOWN value */
                    UNKNOWN = 0,

                    /** SUBSCRIBE value */
                    SUBSCRIBE = 1,

                    /** TEARDOWN value */
                    TEARDOWN = 2,

                    /** ACCEPT value */
                    ACCEPT = 3,

                    /** DECLINE value */
                    DECLINE = 4,

                    /** ACCEPT_INVERSE_OFFERS value */
                    ACCEPT_INVERSE_OFFERS = 13,

                    /** DECLINE_INVERSE_OFFERS value */
                    DECLINE_INVERSE_OFFERS = 14,

                    /** REVIVE value */
                    REVIVE = 5,

                    /** KILL value */
                    KILL = 6,

                    /** SHUTDOWN value */
                    SHUTDOWN = 7,

                    /** ACKNOWLEDGE value */
                    ACKNOWLEDGE = 8,

                    /** ACKNOWLEDGE_OPERATION_STATUS value */
                    ACKNOWLEDGE_OPERATION_STATUS = 15,

                    /** RECONCILE value */
                    RECONCILE = 9,

                    /** RECONCILE_OPERATIONS value */
                    RECONCILE_OPERATIONS = 16,

                    /** MESSAGE value */
                    MESSAGE = 10,

                    /** REQUEST value */
                    REQUEST = 11,

                    /** SUPPRESS value */
                    SUPPRESS = 12,

                    /** UPDATE_FRAMEWORK value */
                    UPDATE_FRAMEWORK = 17
                }

                /**
                 * Properties of a Subscribe.
                 * @deprecated Use mesos.v1.scheduler.Call.Subscribe.$Properties instead.
                 */
                interface ISubscribe extends mesos.v1.scheduler.Call.Subscribe.$Properties {
                }

                /** Represents a Subscribe. */
                class Subscribe {

                    /**
                     * Constructs a new Subscribe.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.scheduler.Call.Subscribe.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** Subscribe framework_info. */
                    framework_info: mesos.v1.FrameworkInfo.$Properties;

                    /** Subscribe suppressed_roles. */
                    suppressed_roles: string[];

                    /**
                     * Creates a new Subscribe instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns Subscribe instance
                     */
                    static create(properties: mesos.v1.scheduler.Call.Subscribe.$Shape): mesos.v1.scheduler.Call.Subscribe & mesos.v1.scheduler.Call.Subscribe.$Shape;
                    static create(properties?: mesos.v1.scheduler.Call.Subscribe.$Properties): mesos.v1.scheduler.Call.Subscribe;

                    /**
                     * Encodes the specified Subscribe message. Does not implicitly {@link mesos.v1.scheduler.Call.Subscribe.verify|verify} messages.
                     * @param message Subscribe message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.scheduler.Call.Subscribe.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a Subscribe message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.scheduler.Call.Subscribe & mesos.v1.scheduler.Call.Subscribe.$Shape} Subscribe
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.scheduler.Call.Subscribe & mesos.v1.scheduler.Call.Subscribe.$Shape;
                }

                namespace Subscribe {

                    /** Properties of a Subscribe. */
                    interface $Properties {

                        /** Subscribe framework_info */
                        framework_info: mesos.v1.FrameworkInfo.$Properties;

                        /** Subscribe suppressed_roles */
                        suppressed_roles?: (string[]|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a Subscribe. */
                    type $Shape = mesos.v1.scheduler.Call.Subscribe.$Properties;
                }

                /**
                 * Properties of an Accept.
                 * @deprecated Use mesos.v1.scheduler.Call.Accept.$Properties instead.
                 */
                interface IAccept extends mesos.v1.scheduler.Call.Accept.$Properties {
                }

                /** Represents an Accept. */
                class Accept {

                    /**
                     * Constructs a new Accept.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.scheduler.Call.Accept.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** Accept offer_ids. */
                    offer_ids: mesos.v1.OfferID.$Properties[];

                    /** Accept operations. */
                    operations: mesos.v1.Offer.Operation.$Properties[];

                    /** Accept filters. */
                    filters?: (mesos.v1.Filters.$Properties|null);

                    /**
                     * Creates a new Accept instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns Accept instance
                     */
                    static create(properties: mesos.v1.scheduler.Call.Accept.$Shape): mesos.v1.scheduler.Call.Accept & mesos.v1.scheduler.Call.Accept.$Shape;
                    static create(properties?: mesos.v1.scheduler.Call.Accept.$Properties): mesos.v1.scheduler.Call.Accept;

                    /**
                     * Encodes the specified Accept message. Does not implicitly {@link mesos.v1.scheduler.Call.Accept.verify|verify} messages.
                     * @param message Accept message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.scheduler.Call.Accept.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes an Accept message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.scheduler.Call.Accept & mesos.v1.scheduler.Call.Accept.$Shape} Accept
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.scheduler.Call.Accept & mesos.v1.scheduler.Call.Accept.$Shape;
                }

                namespace Accept {

                    /** Properties of an Accept. */
                    interface $Properties {

                        /** Accept offer_ids */
                        offer_ids?: (mesos.v1.OfferID.$Properties[]|null);

                        /** Accept operations */
                        operations?: (mesos.v1.Offer.Operation.$Properties[]|null);

                        /** Accept filters */
                        filters?: (mesos.v1.Filters.$Properties|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of an Accept. */
                    type $Shape = mesos.v1.scheduler.Call.Accept.$Properties;
                }

                /**
                 * Properties of a Decline.
                 * @deprecated Use mesos.v1.scheduler.Call.Decline.$Properties instead.
                 */
                interface IDecline extends mesos.v1.scheduler.Call.Decline.$Properties {
                }

                /** Represents a Decline. */
                class Decline {

                    /**
                     * Constructs a new Decline.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.scheduler.Call.Decline.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** Decline offer_ids. */
                    offer_ids: mesos.v1.OfferID.$Properties[];

                    /** Decline filters. */
                    filters?: (mesos.v1.Filters.$Properties|null);

                    /**
                     * Creates a new Decline instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns Decline instance
                     */
                    static create(properties: mesos.v1.scheduler.Call.Decline.$Shape): mesos.v1.scheduler.Call.Decline & mesos.v1.scheduler.Call.Decline.$Shape;
                    static create(properties?: mesos.v1.scheduler.Call.Decline.$Properties): mesos.v1.scheduler.Call.Decline;

                    /**
                     * Encodes the specified Decline message. Does not implicitly {@link mesos.v1.scheduler.Call.Decline.verify|verify} messages.
                     * @param message Decline message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.scheduler.Call.Decline.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a Decline message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.scheduler.Call.Decline & mesos.v1.scheduler.Call.Decline.$Shape} Decline
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.scheduler.Call.Decline & mesos.v1.scheduler.Call.Decline.$Shape;
                }

                namespace Decline {

                    /** Properties of a Decline. */
                    interface $Properties {

                        /** Decline offer_ids */
                        offer_ids?: (mesos.v1.OfferID.$Properties[]|null);

                        /** Decline filters */
                        filters?: (mesos.v1.Filters.$Properties|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a Decline. */
                    type $Shape = mesos.v1.scheduler.Call.Decline.$Properties;
                }

                /**
                 * Properties of an AcceptInverseOffers.
                 * @deprecated Use mesos.v1.scheduler.Call.AcceptInverseOffers.$Properties instead.
                 */
                interface IAcceptInverseOffers extends mesos.v1.scheduler.Call.AcceptInverseOffers.$Properties {
                }

                /** Represents an AcceptInverseOffers. */
                class AcceptInverseOffers {

                    /**
                     * Constructs a new AcceptInverseOffers.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.scheduler.Call.AcceptInverseOffers.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** AcceptInverseOffers inverse_offer_ids. */
                    inverse_offer_ids: mesos.v1.OfferID.$Properties[];

                    /** AcceptInverseOffers filters. */
                    filters?: (mesos.v1.Filters.$Properties|null);

                    /**
                     * Creates a new AcceptInverseOffers instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns AcceptInverseOffers instance
                     */
                    static create(properties: mesos.v1.scheduler.Call.AcceptInverseOffers.$Shape): mesos.v1.scheduler.Call.AcceptInverseOffers & mesos.v1.scheduler.Call.AcceptInverseOffers.$Shape;
                    static create(properties?: mesos.v1.scheduler.Call.AcceptInverseOffers.$Properties): mesos.v1.scheduler.Call.AcceptInverseOffers;

                    /**
                     * Encodes the specified AcceptInverseOffers message. Does not implicitly {@link mesos.v1.scheduler.Call.AcceptInverseOffers.verify|verify} messages.
                     * @param message AcceptInverseOffers message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.scheduler.Call.AcceptInverseOffers.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes an AcceptInverseOffers message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.scheduler.Call.AcceptInverseOffers & mesos.v1.scheduler.Call.AcceptInverseOffers.$Shape} AcceptInverseOffers
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.scheduler.Call.AcceptInverseOffers & mesos.v1.scheduler.Call.AcceptInverseOffers.$Shape;
                }

                namespace AcceptInverseOffers {

                    /** Properties of an AcceptInverseOffers. */
                    interface $Properties {

                        /** AcceptInverseOffers inverse_offer_ids */
                        inverse_offer_ids?: (mesos.v1.OfferID.$Properties[]|null);

                        /** AcceptInverseOffers filters */
                        filters?: (mesos.v1.Filters.$Properties|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of an AcceptInverseOffers. */
                    type $Shape = mesos.v1.scheduler.Call.AcceptInverseOffers.$Properties;
                }

                /**
                 * Properties of a DeclineInverseOffers.
                 * @deprecated Use mesos.v1.scheduler.Call.DeclineInverseOffers.$Properties instead.
                 */
                interface IDeclineInverseOffers extends mesos.v1.scheduler.Call.DeclineInverseOffers.$Properties {
                }

                /** Represents a DeclineInverseOffers. */
                class DeclineInverseOffers {

                    /**
                     * Constructs a new DeclineInverseOffers.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.scheduler.Call.DeclineInverseOffers.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** DeclineInverseOffers inverse_offer_ids. */
                    inverse_offer_ids: mesos.v1.OfferID.$Properties[];

                    /** DeclineInverseOffers filters. */
                    filters?: (mesos.v1.Filters.$Properties|null);

                    /**
                     * Creates a new DeclineInverseOffers instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns DeclineInverseOffers instance
                     */
                    static create(properties: mesos.v1.scheduler.Call.DeclineInverseOffers.$Shape): mesos.v1.scheduler.Call.DeclineInverseOffers & mesos.v1.scheduler.Call.DeclineInverseOffers.$Shape;
                    static create(properties?: mesos.v1.scheduler.Call.DeclineInverseOffers.$Properties): mesos.v1.scheduler.Call.DeclineInverseOffers;

                    /**
                     * Encodes the specified DeclineInverseOffers message. Does not implicitly {@link mesos.v1.scheduler.Call.DeclineInverseOffers.verify|verify} messages.
                     * @param message DeclineInverseOffers message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.scheduler.Call.DeclineInverseOffers.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a DeclineInverseOffers message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.scheduler.Call.DeclineInverseOffers & mesos.v1.scheduler.Call.DeclineInverseOffers.$Shape} DeclineInverseOffers
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.scheduler.Call.DeclineInverseOffers & mesos.v1.scheduler.Call.DeclineInverseOffers.$Shape;
                }

                namespace DeclineInverseOffers {

                    /** Properties of a DeclineInverseOffers. */
                    interface $Properties {

                        /** DeclineInverseOffers inverse_offer_ids */
                        inverse_offer_ids?: (mesos.v1.OfferID.$Properties[]|null);

                        /** DeclineInverseOffers filters */
                        filters?: (mesos.v1.Filters.$Properties|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a DeclineInverseOffers. */
                    type $Shape = mesos.v1.scheduler.Call.DeclineInverseOffers.$Properties;
                }

                /**
                 * Properties of a Revive.
                 * @deprecated Use mesos.v1.scheduler.Call.Revive.$Properties instead.
                 */
                interface IRevive extends mesos.v1.scheduler.Call.Revive.$Properties {
                }

                /** Represents a Revive. */
                class Revive {

                    /**
                     * Constructs a new Revive.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.scheduler.Call.Revive.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** Revive roles. */
                    roles: string[];

                    /**
                     * Creates a new Revive instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns Revive instance
                     */
                    static create(properties: mesos.v1.scheduler.Call.Revive.$Shape): mesos.v1.scheduler.Call.Revive & mesos.v1.scheduler.Call.Revive.$Shape;
                    static create(properties?: mesos.v1.scheduler.Call.Revive.$Properties): mesos.v1.scheduler.Call.Revive;

                    /**
                     * Encodes the specified Revive message. Does not implicitly {@link mesos.v1.scheduler.Call.Revive.verify|verify} messages.
                     * @param message Revive message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.scheduler.Call.Revive.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a Revive message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.scheduler.Call.Revive & mesos.v1.scheduler.Call.Revive.$Shape} Revive
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.scheduler.Call.Revive & mesos.v1.scheduler.Call.Revive.$Shape;
                }

                namespace Revive {

                    /** Properties of a Revive. */
                    interface $Properties {

                        /** Revive roles */
                        roles?: (string[]|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a Revive. */
                    type $Shape = mesos.v1.scheduler.Call.Revive.$Properties;
                }

                /**
                 * Properties of a Kill.
                 * @deprecated Use mesos.v1.scheduler.Call.Kill.$Properties instead.
                 */
                interface IKill extends mesos.v1.scheduler.Call.Kill.$Properties {
                }

                /** Represents a Kill. */
                class Kill {

                    /**
                     * Constructs a new Kill.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.scheduler.Call.Kill.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** Kill task_id. */
                    task_id: mesos.v1.TaskID.$Properties;

                    /** Kill agent_id. */
                    agent_id?: (mesos.v1.AgentID.$Properties|null);

                    /** Kill kill_policy. */
                    kill_policy?: (mesos.v1.KillPolicy.$Properties|null);

                    /**
                     * Creates a new Kill instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns Kill instance
                     */
                    static create(properties: mesos.v1.scheduler.Call.Kill.$Shape): mesos.v1.scheduler.Call.Kill & mesos.v1.scheduler.Call.Kill.$Shape;
                    static create(properties?: mesos.v1.scheduler.Call.Kill.$Properties): mesos.v1.scheduler.Call.Kill;

                    /**
                     * Encodes the specified Kill message. Does not implicitly {@link mesos.v1.scheduler.Call.Kill.verify|verify} messages.
                     * @param message Kill message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.scheduler.Call.Kill.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a Kill message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.scheduler.Call.Kill & mesos.v1.scheduler.Call.Kill.$Shape} Kill
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.scheduler.Call.Kill & mesos.v1.scheduler.Call.Kill.$Shape;
                }

                namespace Kill {

                    /** Properties of a Kill. */
                    interface $Properties {

                        /** Kill task_id */
                        task_id: mesos.v1.TaskID.$Properties;

                        /** Kill agent_id */
                        agent_id?: (mesos.v1.AgentID.$Properties|null);

                        /** Kill kill_policy */
                        kill_policy?: (mesos.v1.KillPolicy.$Properties|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a Kill. */
                    type $Shape = mesos.v1.scheduler.Call.Kill.$Properties;
                }

                /**
                 * Properties of a Shutdown.
                 * @deprecated Use mesos.v1.scheduler.Call.Shutdown.$Properties instead.
                 */
                interface IShutdown extends mesos.v1.scheduler.Call.Shutdown.$Properties {
                }

                /** Represents a Shutdown. */
                class Shutdown {

                    /**
                     * Constructs a new Shutdown.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.scheduler.Call.Shutdown.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** Shutdown executor_id. */
                    executor_id: mesos.v1.ExecutorID.$Properties;

                    /** Shutdown agent_id. */
                    agent_id: mesos.v1.AgentID.$Properties;

                    /**
                     * Creates a new Shutdown instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns Shutdown instance
                     */
                    static create(properties: mesos.v1.scheduler.Call.Shutdown.$Shape): mesos.v1.scheduler.Call.Shutdown & mesos.v1.scheduler.Call.Shutdown.$Shape;
                    static create(properties?: mesos.v1.scheduler.Call.Shutdown.$Properties): mesos.v1.scheduler.Call.Shutdown;

                    /**
                     * Encodes the specified Shutdown message. Does not implicitly {@link mesos.v1.scheduler.Call.Shutdown.verify|verify} messages.
                     * @param message Shutdown message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.scheduler.Call.Shutdown.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a Shutdown message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.scheduler.Call.Shutdown & mesos.v1.scheduler.Call.Shutdown.$Shape} Shutdown
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.scheduler.Call.Shutdown & mesos.v1.scheduler.Call.Shutdown.$Shape;
                }

                namespace Shutdown {

                    /** Properties of a Shutdown. */
                    interface $Properties {

                        /** Shutdown executor_id */
                        executor_id: mesos.v1.ExecutorID.$Properties;

                        /** Shutdown agent_id */
                        agent_id: mesos.v1.AgentID.$Properties;

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a Shutdown. */
                    type $Shape = mesos.v1.scheduler.Call.Shutdown.$Properties;
                }

                /**
                 * Properties of an Acknowledge.
                 * @deprecated Use mesos.v1.scheduler.Call.Acknowledge.$Properties instead.
                 */
                interface IAcknowledge extends mesos.v1.scheduler.Call.Acknowledge.$Properties {
                }

                /** Represents an Acknowledge. */
                class Acknowledge {

                    /**
                     * Constructs a new Acknowledge.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.scheduler.Call.Acknowledge.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** Acknowledge agent_id. */
                    agent_id: mesos.v1.AgentID.$Properties;

                    /** Acknowledge task_id. */
                    task_id: mesos.v1.TaskID.$Properties;

                    /** Acknowledge uuid. */
                    uuid: Uint8Array;

                    /**
                     * Creates a new Acknowledge instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns Acknowledge instance
                     */
                    static create(properties: mesos.v1.scheduler.Call.Acknowledge.$Shape): mesos.v1.scheduler.Call.Acknowledge & mesos.v1.scheduler.Call.Acknowledge.$Shape;
                    static create(properties?: mesos.v1.scheduler.Call.Acknowledge.$Properties): mesos.v1.scheduler.Call.Acknowledge;

                    /**
                     * Encodes the specified Acknowledge message. Does not implicitly {@link mesos.v1.scheduler.Call.Acknowledge.verify|verify} messages.
                     * @param message Acknowledge message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.scheduler.Call.Acknowledge.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes an Acknowledge message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.scheduler.Call.Acknowledge & mesos.v1.scheduler.Call.Acknowledge.$Shape} Acknowledge
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.scheduler.Call.Acknowledge & mesos.v1.scheduler.Call.Acknowledge.$Shape;
                }

                namespace Acknowledge {

                    /** Properties of an Acknowledge. */
                    interface $Properties {

                        /** Acknowledge agent_id */
                        agent_id: mesos.v1.AgentID.$Properties;

                        /** Acknowledge task_id */
                        task_id: mesos.v1.TaskID.$Properties;

                        /** Acknowledge uuid */
                        uuid: Uint8Array;

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of an Acknowledge. */
                    type $Shape = mesos.v1.scheduler.Call.Acknowledge.$Properties;
                }

                /**
                 * Properties of a Reconcile.
                 * @deprecated Use mesos.v1.scheduler.Call.Reconcile.$Properties instead.
                 */
                interface IReconcile extends mesos.v1.scheduler.Call.Reconcile.$Properties {
                }

                /** Represents a Reconcile. */
                class Reconcile {

                    /**
                     * Constructs a new Reconcile.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.scheduler.Call.Reconcile.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** Reconcile tasks. */
                    tasks: mesos.v1.scheduler.Call.Reconcile.Task.$Properties[];

                    /**
                     * Creates a new Reconcile instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns Reconcile instance
                     */
                    static create(properties: mesos.v1.scheduler.Call.Reconcile.$Shape): mesos.v1.scheduler.Call.Reconcile & mesos.v1.scheduler.Call.Reconcile.$Shape;
                    static create(properties?: mesos.v1.scheduler.Call.Reconcile.$Properties): mesos.v1.scheduler.Call.Reconcile;

                    /**
                     * Encodes the specified Reconcile message. Does not implicitly {@link mesos.v1.scheduler.Call.Reconcile.verify|verify} messages.
                     * @param message Reconcile message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.scheduler.Call.Reconcile.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a Reconcile message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.scheduler.Call.Reconcile & mesos.v1.scheduler.Call.Reconcile.$Shape} Reconcile
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.scheduler.Call.Reconcile & mesos.v1.scheduler.Call.Reconcile.$Shape;
                }

                namespace Reconcile {

                    /** Properties of a Reconcile. */
                    interface $Properties {

                        /** Reconcile tasks */
                        tasks?: (mesos.v1.scheduler.Call.Reconcile.Task.$Properties[]|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a Reconcile. */
                    type $Shape = mesos.v1.scheduler.Call.Reconcile.$Properties;

                    /**
                     * Properties of a Task.
                     * @deprecated Use mesos.v1.scheduler.Call.Reconcile.Task.$Properties instead.
                     */
                    interface ITask extends mesos.v1.scheduler.Call.Reconcile.Task.$Properties {
                    }

                    /** Represents a Task. */
                    class Task {

                        /**
                         * Constructs a new Task.
                         * @param [properties] Properties to set
                         */
                        constructor(properties?: mesos.v1.scheduler.Call.Reconcile.Task.$Properties);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];

                        /** Task task_id. */
                        task_id: mesos.v1.TaskID.$Properties;

                        /** Task agent_id. */
                        agent_id?: (mesos.v1.AgentID.$Properties|null);

                        /**
                         * Creates a new Task instance using the specified properties.
                         * @param [properties] Properties to set
                         * @returns Task instance
                         */
                        static create(properties: mesos.v1.scheduler.Call.Reconcile.Task.$Shape): mesos.v1.scheduler.Call.Reconcile.Task & mesos.v1.scheduler.Call.Reconcile.Task.$Shape;
                        static create(properties?: mesos.v1.scheduler.Call.Reconcile.Task.$Properties): mesos.v1.scheduler.Call.Reconcile.Task;

                        /**
                         * Encodes the specified Task message. Does not implicitly {@link mesos.v1.scheduler.Call.Reconcile.Task.verify|verify} messages.
                         * @param message Task message or plain object to encode
                         * @param [writer] Writer to encode to
                         * @returns Writer
                         */
                        static encode(message: mesos.v1.scheduler.Call.Reconcile.Task.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                        /**
                         * Decodes a Task message from the specified reader or buffer.
                         * @param reader Reader or buffer to decode from
                         * @param [length] Message length if known beforehand
                         * @returns {mesos.v1.scheduler.Call.Reconcile.Task & mesos.v1.scheduler.Call.Reconcile.Task.$Shape} Task
                         * @throws {Error} If the payload is not a reader or valid buffer
                         * @throws {$protobuf.util.ProtocolError} If required fields are missing
                         */
                        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.scheduler.Call.Reconcile.Task & mesos.v1.scheduler.Call.Reconcile.Task.$Shape;
                    }

                    namespace Task {

                        /** Properties of a Task. */
                        interface $Properties {

                            /** Task task_id */
                            task_id: mesos.v1.TaskID.$Properties;

                            /** Task agent_id */
                            agent_id?: (mesos.v1.AgentID.$Properties|null);

                            /** Unknown fields preserved while decoding when enabled */
                            $unknowns?: Uint8Array[];
                        }

                        /** Shape of a Task. */
                        type $Shape = mesos.v1.scheduler.Call.Reconcile.Task.$Properties;
                    }
                }

                /**
                 * Properties of a Message.
                 * @deprecated Use mesos.v1.scheduler.Call.Message.$Properties instead.
                 */
                interface IMessage extends mesos.v1.scheduler.Call.Message.$Properties {
                }

                /** Represents a Message. */
                class Message {

                    /**
                     * Constructs a new Message.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.scheduler.Call.Message.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** Message agent_id. */
                    agent_id: mesos.v1.AgentID.$Properties;

                    /** Message executor_id. */
                    executor_id: mesos.v1.ExecutorID.$Properties;

                    /** Message data. */
                    data: Uint8Array;

                    /**
                     * Creates a new Message instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns Message instance
                     */
                    static create(properties: mesos.v1.scheduler.Call.Message.$Shape): mesos.v1.scheduler.Call.Message & mesos.v1.scheduler.Call.Message.$Shape;
                    static create(properties?: mesos.v1.scheduler.Call.Message.$Properties): mesos.v1.scheduler.Call.Message;

                    /**
                     * Encodes the specified Message message. Does not implicitly {@link mesos.v1.scheduler.Call.Message.verify|verify} messages.
                     * @param message Message message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.scheduler.Call.Message.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a Message message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.scheduler.Call.Message & mesos.v1.scheduler.Call.Message.$Shape} Message
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.scheduler.Call.Message & mesos.v1.scheduler.Call.Message.$Shape;
                }

                namespace Message {

                    /** Properties of a Message. */
                    interface $Properties {

                        /** Message agent_id */
                        agent_id: mesos.v1.AgentID.$Properties;

                        /** Message executor_id */
                        executor_id: mesos.v1.ExecutorID.$Properties;

                        /** Message data */
                        data: Uint8Array;

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a Message. */
                    type $Shape = mesos.v1.scheduler.Call.Message.$Properties;
                }

                /**
                 * Properties of a Request.
                 * @deprecated Use mesos.v1.scheduler.Call.Request.$Properties instead.
                 */
                interface IRequest extends mesos.v1.scheduler.Call.Request.$Properties {
                }

                /** Represents a Request. */
                class Request {

                    /**
                     * Constructs a new Request.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.scheduler.Call.Request.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** Request requests. */
                    requests: mesos.v1.Request.$Properties[];

                    /**
                     * Creates a new Request instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns Request instance
                     */
                    static create(properties: mesos.v1.scheduler.Call.Request.$Shape): mesos.v1.scheduler.Call.Request & mesos.v1.scheduler.Call.Request.$Shape;
                    static create(properties?: mesos.v1.scheduler.Call.Request.$Properties): mesos.v1.scheduler.Call.Request;

                    /**
                     * Encodes the specified Request message. Does not implicitly {@link mesos.v1.scheduler.Call.Request.verify|verify} messages.
                     * @param message Request message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.scheduler.Call.Request.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a Request message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.scheduler.Call.Request & mesos.v1.scheduler.Call.Request.$Shape} Request
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.scheduler.Call.Request & mesos.v1.scheduler.Call.Request.$Shape;
                }

                namespace Request {

                    /** Properties of a Request. */
                    interface $Properties {

                        /** Request requests */
                        requests?: (mesos.v1.Request.$Properties[]|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a Request. */
                    type $Shape = mesos.v1.scheduler.Call.Request.$Properties;
                }

                /**
                 * Properties of a Suppress.
                 * @deprecated Use mesos.v1.scheduler.Call.Suppress.$Properties instead.
                 */
                interface ISuppress extends mesos.v1.scheduler.Call.Suppress.$Properties {
                }

                /** Represents a Suppress. */
                class Suppress {

                    /**
                     * Constructs a new Suppress.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.scheduler.Call.Suppress.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** Suppress roles. */
                    roles: string[];

                    /**
                     * Creates a new Suppress instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns Suppress instance
                     */
                    static create(properties: mesos.v1.scheduler.Call.Suppress.$Shape): mesos.v1.scheduler.Call.Suppress & mesos.v1.scheduler.Call.Suppress.$Shape;
                    static create(properties?: mesos.v1.scheduler.Call.Suppress.$Properties): mesos.v1.scheduler.Call.Suppress;

                    /**
                     * Encodes the specified Suppress message. Does not implicitly {@link mesos.v1.scheduler.Call.Suppress.verify|verify} messages.
                     * @param message Suppress message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.scheduler.Call.Suppress.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a Suppress message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.scheduler.Call.Suppress & mesos.v1.scheduler.Call.Suppress.$Shape} Suppress
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.scheduler.Call.Suppress & mesos.v1.scheduler.Call.Suppress.$Shape;
                }

                namespace Suppress {

                    /** Properties of a Suppress. */
                    interface $Properties {

                        /** Suppress roles */
                        roles?: (string[]|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a Suppress. */
                    type $Shape = mesos.v1.scheduler.Call.Suppress.$Properties;
                }
            }
        }

        /** Namespace executor. */
        namespace executor {

            /**
             * Properties of an Event.
             * @deprecated Use mesos.v1.executor.Event.$Properties instead.
             */
            interface IEvent extends mesos.v1.executor.Event.$Properties {
            }

            /** Represents an Event. */
            class Event {

                /**
                 * Constructs a new Event.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mesos.v1.executor.Event.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Event type. */
                type: mesos.v1.executor.Event.Type;

                /** Event subscribed. */
                subscribed?: (mesos.v1.executor.Event.Subscribed.$Properties|null);

                /** Event acknowledged. */
                acknowledged?: (mesos.v1.executor.Event.Acknowledged.$Properties|null);

                /** Event launch. */
                launch?: (mesos.v1.executor.Event.Launch.$Properties|null);

                /** Event launch_group. */
                launch_group?: (mesos.v1.executor.Event.LaunchGroup.$Properties|null);

                /** Event kill. */
                kill?: (mesos.v1.executor.Event.Kill.$Properties|null);

                /** Event message. */
                message?: (mesos.v1.executor.Event.Message.$Properties|null);

                /** Event error. */
                error?: (mesos.v1.executor.Event.Error.$Properties|null);

                /**
                 * Creates a new Event instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Event instance
                 */
                static create(properties: mesos.v1.executor.Event.$Shape): mesos.v1.executor.Event & mesos.v1.executor.Event.$Shape;
                static create(properties?: mesos.v1.executor.Event.$Properties): mesos.v1.executor.Event;

                /**
                 * Encodes the specified Event message. Does not implicitly {@link mesos.v1.executor.Event.verify|verify} messages.
                 * @param message Event message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mesos.v1.executor.Event.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes an Event message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mesos.v1.executor.Event & mesos.v1.executor.Event.$Shape} Event
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.executor.Event & mesos.v1.executor.Event.$Shape;
            }

            namespace Event {

                /** Properties of an Event. */
                interface $Properties {

                    /** Event type */
                    type?: (mesos.v1.executor.Event.Type|null);

                    /** Event subscribed */
                    subscribed?: (mesos.v1.executor.Event.Subscribed.$Properties|null);

                    /** Event acknowledged */
                    acknowledged?: (mesos.v1.executor.Event.Acknowledged.$Properties|null);

                    /** Event launch */
                    launch?: (mesos.v1.executor.Event.Launch.$Properties|null);

                    /** Event launch_group */
                    launch_group?: (mesos.v1.executor.Event.LaunchGroup.$Properties|null);

                    /** Event kill */
                    kill?: (mesos.v1.executor.Event.Kill.$Properties|null);

                    /** Event message */
                    message?: (mesos.v1.executor.Event.Message.$Properties|null);

                    /** Event error */
                    error?: (mesos.v1.executor.Event.Error.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of an Event. */
                type $Shape = mesos.v1.executor.Event.$Properties;

                /** Type enum. */
                enum Type {

                    /** UNKNOWN value */
                    UNKNOWN = 0,

                    /** SUBSCRIBED value */
                    SUBSCRIBED = 1,

                    /** LAUNCH value */
                    LAUNCH = 2,

                    /** LAUNCH_GROUP value */
                    LAUNCH_GROUP = 8,

                    /** KILL value */
                    KILL = 3,

                    /** ACKNOWLEDGED value */
                    ACKNOWLEDGED = 4,

                    /** MESSAGE value */
                    MESSAGE = 5,

                    /** ERROR value */
                    ERROR = 6,

                    /** SHUTDOWN value */
                    SHUTDOWN = 7,

                    /** HEARTBEAT value */
                    HEARTBEAT = 9
                }

                /**
                 * Properties of a Subscribed.
                 * @deprecated Use mesos.v1.executor.Event.Subscribed.$Properties instead.
                 */
                interface ISubscribed extends mesos.v1.executor.Event.Subscribed.$Properties {
                }

                /** Represents a Subscribed. */
                class Subscribed {

                    /**
                     * Constructs a new Subscribed.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.executor.Event.Subscribed.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** Subscribed executor_info. */
                    executor_info: mesos.v1.ExecutorInfo.$Properties;

                    /** Subscribed framework_info. */
                    framework_info: mesos.v1.FrameworkInfo.$Properties;

                    /** Subscribed agent_info. */
                    agent_info: mesos.v1.AgentInfo.$Properties;

                    /** Subscribed container_id. */
                    container_id?: (mesos.v1.ContainerID.$Properties|null);

                    /**
                     * Creates a new Subscribed instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns Subscribed instance
                     */
                    static create(properties: mesos.v1.executor.Event.Subscribed.$Shape): mesos.v1.executor.Event.Subscribed & mesos.v1.executor.Event.Subscribed.$Shape;
                    static create(properties?: mesos.v1.executor.Event.Subscribed.$Properties): mesos.v1.executor.Event.Subscribed;

                    /**
                     * Encodes the specified Subscribed message. Does not implicitly {@link mesos.v1.executor.Event.Subscribed.verify|verify} messages.
                     * @param message Subscribed message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.executor.Event.Subscribed.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a Subscribed message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.executor.Event.Subscribed & mesos.v1.executor.Event.Subscribed.$Shape} Subscribed
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.executor.Event.Subscribed & mesos.v1.executor.Event.Subscribed.$Shape;
                }

                namespace Subscribed {

                    /** Properties of a Subscribed. */
                    interface $Properties {

                        /** Subscribed executor_info */
                        executor_info: mesos.v1.ExecutorInfo.$Properties;

                        /** Subscribed framework_info */
                        framework_info: mesos.v1.FrameworkInfo.$Properties;

                        /** Subscribed agent_info */
                        agent_info: mesos.v1.AgentInfo.$Properties;

                        /** Subscribed container_id */
                        container_id?: (mesos.v1.ContainerID.$Properties|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a Subscribed. */
                    type $Shape = mesos.v1.executor.Event.Subscribed.$Properties;
                }

                /**
                 * Properties of a Launch.
                 * @deprecated Use mesos.v1.executor.Event.Launch.$Properties instead.
                 */
                interface ILaunch extends mesos.v1.executor.Event.Launch.$Properties {
                }

                /** Represents a Launch. */
                class Launch {

                    /**
                     * Constructs a new Launch.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.executor.Event.Launch.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** Launch task. */
                    task: mesos.v1.TaskInfo.$Properties;

                    /**
                     * Creates a new Launch instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns Launch instance
                     */
                    static create(properties: mesos.v1.executor.Event.Launch.$Shape): mesos.v1.executor.Event.Launch & mesos.v1.executor.Event.Launch.$Shape;
                    static create(properties?: mesos.v1.executor.Event.Launch.$Properties): mesos.v1.executor.Event.Launch;

                    /**
                     * Encodes the specified Launch message. Does not implicitly {@link mesos.v1.executor.Event.Launch.verify|verify} messages.
                     * @param message Launch message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.executor.Event.Launch.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a Launch message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.executor.Event.Launch & mesos.v1.executor.Event.Launch.$Shape} Launch
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.executor.Event.Launch & mesos.v1.executor.Event.Launch.$Shape;
                }

                namespace Launch {

                    /** Properties of a Launch. */
                    interface $Properties {

                        /** Launch task */
                        task: mesos.v1.TaskInfo.$Properties;

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a Launch. */
                    type $Shape = mesos.v1.executor.Event.Launch.$Properties;
                }

                /**
                 * Properties of a LaunchGroup.
                 * @deprecated Use mesos.v1.executor.Event.LaunchGroup.$Properties instead.
                 */
                interface ILaunchGroup extends mesos.v1.executor.Event.LaunchGroup.$Properties {
                }

                /** Represents a LaunchGroup. */
                class LaunchGroup {

                    /**
                     * Constructs a new LaunchGroup.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.executor.Event.LaunchGroup.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** LaunchGroup task_group. */
                    task_group: mesos.v1.TaskGroupInfo.$Properties;

                    /**
                     * Creates a new LaunchGroup instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns LaunchGroup instance
                     */
                    static create(properties: mesos.v1.executor.Event.LaunchGroup.$Shape): mesos.v1.executor.Event.LaunchGroup & mesos.v1.executor.Event.LaunchGroup.$Shape;
                    static create(properties?: mesos.v1.executor.Event.LaunchGroup.$Properties): mesos.v1.executor.Event.LaunchGroup;

                    /**
                     * Encodes the specified LaunchGroup message. Does not implicitly {@link mesos.v1.executor.Event.LaunchGroup.verify|verify} messages.
                     * @param message LaunchGroup message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.executor.Event.LaunchGroup.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a LaunchGroup message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.executor.Event.LaunchGroup & mesos.v1.executor.Event.LaunchGroup.$Shape} LaunchGroup
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.executor.Event.LaunchGroup & mesos.v1.executor.Event.LaunchGroup.$Shape;
                }

                namespace LaunchGroup {

                    /** Properties of a LaunchGroup. */
                    interface $Properties {

                        /** LaunchGroup task_group */
                        task_group: mesos.v1.TaskGroupInfo.$Properties;

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a LaunchGroup. */
                    type $Shape = mesos.v1.executor.Event.LaunchGroup.$Properties;
                }

                /**
                 * Properties of a Kill.
                 * @deprecated Use mesos.v1.executor.Event.Kill.$Properties instead.
                 */
                interface IKill extends mesos.v1.executor.Event.Kill.$Properties {
                }

                /** Represents a Kill. */
                class Kill {

                    /**
                     * Constructs a new Kill.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.executor.Event.Kill.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** Kill task_id. */
                    task_id: mesos.v1.TaskID.$Properties;

                    /** Kill kill_policy. */
                    kill_policy?: (mesos.v1.KillPolicy.$Properties|null);

                    /**
                     * Creates a new Kill instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns Kill instance
                     */
                    static create(properties: mesos.v1.executor.Event.Kill.$Shape): mesos.v1.executor.Event.Kill & mesos.v1.executor.Event.Kill.$Shape;
                    static create(properties?: mesos.v1.executor.Event.Kill.$Properties): mesos.v1.executor.Event.Kill;

                    /**
                     * Encodes the specified Kill message. Does not implicitly {@link mesos.v1.executor.Event.Kill.verify|verify} messages.
                     * @param message Kill message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.executor.Event.Kill.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a Kill message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.executor.Event.Kill & mesos.v1.executor.Event.Kill.$Shape} Kill
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.executor.Event.Kill & mesos.v1.executor.Event.Kill.$Shape;
                }

                namespace Kill {

                    /** Properties of a Kill. */
                    interface $Properties {

                        /** Kill task_id */
                        task_id: mesos.v1.TaskID.$Properties;

                        /** Kill kill_policy */
                        kill_policy?: (mesos.v1.KillPolicy.$Properties|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a Kill. */
                    type $Shape = mesos.v1.executor.Event.Kill.$Properties;
                }

                /**
                 * Properties of an Acknowledged.
                 * @deprecated Use mesos.v1.executor.Event.Acknowledged.$Properties instead.
                 */
                interface IAcknowledged extends mesos.v1.executor.Event.Acknowledged.$Properties {
                }

                /** Represents an Acknowledged. */
                class Acknowledged {

                    /**
                     * Constructs a new Acknowledged.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.executor.Event.Acknowledged.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** Acknowledged task_id. */
                    task_id: mesos.v1.TaskID.$Properties;

                    /** Acknowledged uuid. */
                    uuid: Uint8Array;

                    /**
                     * Creates a new Acknowledged instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns Acknowledged instance
                     */
                    static create(properties: mesos.v1.executor.Event.Acknowledged.$Shape): mesos.v1.executor.Event.Acknowledged & mesos.v1.executor.Event.Acknowledged.$Shape;
                    static create(properties?: mesos.v1.executor.Event.Acknowledged.$Properties): mesos.v1.executor.Event.Acknowledged;

                    /**
                     * Encodes the specified Acknowledged message. Does not implicitly {@link mesos.v1.executor.Event.Acknowledged.verify|verify} messages.
                     * @param message Acknowledged message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.executor.Event.Acknowledged.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes an Acknowledged message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.executor.Event.Acknowledged & mesos.v1.executor.Event.Acknowledged.$Shape} Acknowledged
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.executor.Event.Acknowledged & mesos.v1.executor.Event.Acknowledged.$Shape;
                }

                namespace Acknowledged {

                    /** Properties of an Acknowledged. */
                    interface $Properties {

                        /** Acknowledged task_id */
                        task_id: mesos.v1.TaskID.$Properties;

                        /** Acknowledged uuid */
                        uuid: Uint8Array;

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of an Acknowledged. */
                    type $Shape = mesos.v1.executor.Event.Acknowledged.$Properties;
                }

                /**
                 * Properties of a Message.
                 * @deprecated Use mesos.v1.executor.Event.Message.$Properties instead.
                 */
                interface IMessage extends mesos.v1.executor.Event.Message.$Properties {
                }

                /** Represents a Message. */
                class Message {

                    /**
                     * Constructs a new Message.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.executor.Event.Message.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** Message data. */
                    data: Uint8Array;

                    /**
                     * Creates a new Message instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns Message instance
                     */
                    static create(properties: mesos.v1.executor.Event.Message.$Shape): mesos.v1.executor.Event.Message & mesos.v1.executor.Event.Message.$Shape;
                    static create(properties?: mesos.v1.executor.Event.Message.$Properties): mesos.v1.executor.Event.Message;

                    /**
                     * Encodes the specified Message message. Does not implicitly {@link mesos.v1.executor.Event.Message.verify|verify} messages.
                     * @param message Message message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.executor.Event.Message.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a Message message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.executor.Event.Message & mesos.v1.executor.Event.Message.$Shape} Message
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.executor.Event.Message & mesos.v1.executor.Event.Message.$Shape;
                }

                namespace Message {

                    /** Properties of a Message. */
                    interface $Properties {

                        /** Message data */
                        data: Uint8Array;

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a Message. */
                    type $Shape = mesos.v1.executor.Event.Message.$Properties;
                }

                /**
                 * Properties of an Error.
                 * @deprecated Use mesos.v1.executor.Event.Error.$Properties instead.
                 */
                interface IError extends mesos.v1.executor.Event.Error.$Properties {
                }

                /** Represents an Error. */
                class Error {

                    /**
                     * Constructs a new Error.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.executor.Event.Error.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** Error message. */
                    message: string;

                    /**
                     * Creates a new Error instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns Error instance
                     */
                    static create(properties: mesos.v1.executor.Event.Error.$Shape): mesos.v1.executor.Event.Error & mesos.v1.executor.Event.Error.$Shape;
                    static create(properties?: mesos.v1.executor.Event.Error.$Properties): mesos.v1.executor.Event.Error;

                    /**
                     * Encodes the specified Error message. Does not implicitly {@link mesos.v1.executor.Event.Error.verify|verify} messages.
                     * @param message Error message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.executor.Event.Error.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes an Error message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.executor.Event.Error & mesos.v1.executor.Event.Error.$Shape} Error
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.executor.Event.Error & mesos.v1.executor.Event.Error.$Shape;
                }

                namespace Error {

                    /** Properties of an Error. */
                    interface $Properties {

                        /** Error message */
                        message: string;

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of an Error. */
                    type $Shape = mesos.v1.executor.Event.Error.$Properties;
                }
            }

            /**
             * Properties of a Call.
             * @deprecated Use mesos.v1.executor.Call.$Properties instead.
             */
            interface ICall extends mesos.v1.executor.Call.$Properties {
            }

            /** Represents a Call. */
            class Call {

                /**
                 * Constructs a new Call.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mesos.v1.executor.Call.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Call executor_id. */
                executor_id: mesos.v1.ExecutorID.$Properties;

                /** Call framework_id. */
                framework_id: mesos.v1.FrameworkID.$Properties;

                /** Call type. */
                type: mesos.v1.executor.Call.Type;

                /** Call subscribe. */
                subscribe?: (mesos.v1.executor.Call.Subscribe.$Properties|null);

                /** Call update. */
                update?: (mesos.v1.executor.Call.Update.$Properties|null);

                /** Call message. */
                message?: (mesos.v1.executor.Call.Message.$Properties|null);

                /**
                 * Creates a new Call instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Call instance
                 */
                static create(properties: mesos.v1.executor.Call.$Shape): mesos.v1.executor.Call & mesos.v1.executor.Call.$Shape;
                static create(properties?: mesos.v1.executor.Call.$Properties): mesos.v1.executor.Call;

                /**
                 * Encodes the specified Call message. Does not implicitly {@link mesos.v1.executor.Call.verify|verify} messages.
                 * @param message Call message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mesos.v1.executor.Call.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Call message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mesos.v1.executor.Call & mesos.v1.executor.Call.$Shape} Call
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.executor.Call & mesos.v1.executor.Call.$Shape;
            }

            namespace Call {

                /** Properties of a Call. */
                interface $Properties {

                    /** Call executor_id */
                    executor_id: mesos.v1.ExecutorID.$Properties;

                    /** Call framework_id */
                    framework_id: mesos.v1.FrameworkID.$Properties;

                    /** Call type */
                    type?: (mesos.v1.executor.Call.Type|null);

                    /** Call subscribe */
                    subscribe?: (mesos.v1.executor.Call.Subscribe.$Properties|null);

                    /** Call update */
                    update?: (mesos.v1.executor.Call.Update.$Properties|null);

                    /** Call message */
                    message?: (mesos.v1.executor.Call.Message.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Call. */
                type $Shape = mesos.v1.executor.Call.$Properties;

                /** Type enum. */
                enum Type {

                    /** UNKNOWN value */
                    UNKNOWN = 0,

                    /** SUBSCRIBE value */
                    SUBSCRIBE = 1,

                    /** UPDATE value */
                    UPDATE = 2,

                    /** MESSAGE value */
                    MESSAGE = 3,

                    /** HEARTBEAT value */
                    HEARTBEAT = 4
                }

                /**
                 * Properties of a Subscribe.
                 * @deprecated Use mesos.v1.executor.Call.Subscribe.$Properties instead.
                 */
                interface ISubscribe extends mesos.v1.executor.Call.Subscribe.$Properties {
                }

                /** Represents a Subscribe. */
                class Subscribe {

                    /**
                     * Constructs a new Subscribe.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.executor.Call.Subscribe.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** Subscribe unacknowledged_tasks. */
                    unacknowledged_tasks: mesos.v1.TaskInfo.$Properties[];

                    /** Subscribe unacknowledged_updates. */
                    unacknowledged_updates: mesos.v1.executor.Call.Update.$Properties[];

                    /**
                     * Creates a new Subscribe instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns Subscribe instance
                     */
                    static create(properties: mesos.v1.executor.Call.Subscribe.$Shape): mesos.v1.executor.Call.Subscribe & mesos.v1.executor.Call.Subscribe.$Shape;
                    static create(properties?: mesos.v1.executor.Call.Subscribe.$Properties): mesos.v1.executor.Call.Subscribe;

                    /**
                     * Encodes the specified Subscribe message. Does not implicitly {@link mesos.v1.executor.Call.Subscribe.verify|verify} messages.
                     * @param message Subscribe message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.executor.Call.Subscribe.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a Subscribe message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.executor.Call.Subscribe & mesos.v1.executor.Call.Subscribe.$Shape} Subscribe
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.executor.Call.Subscribe & mesos.v1.executor.Call.Subscribe.$Shape;
                }

                namespace Subscribe {

                    /** Properties of a Subscribe. */
                    interface $Properties {

                        /** Subscribe unacknowledged_tasks */
                        unacknowledged_tasks?: (mesos.v1.TaskInfo.$Properties[]|null);

                        /** Subscribe unacknowledged_updates */
                        unacknowledged_updates?: (mesos.v1.executor.Call.Update.$Properties[]|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a Subscribe. */
                    type $Shape = mesos.v1.executor.Call.Subscribe.$Properties;
                }

                /**
                 * Properties of an Update.
                 * @deprecated Use mesos.v1.executor.Call.Update.$Properties instead.
                 */
                interface IUpdate extends mesos.v1.executor.Call.Update.$Properties {
                }

                /** Represents an Update. */
                class Update {

                    /**
                     * Constructs a new Update.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.executor.Call.Update.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** Update status. */
                    status: mesos.v1.TaskStatus.$Properties;

                    /**
                     * Creates a new Update instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns Update instance
                     */
                    static create(properties: mesos.v1.executor.Call.Update.$Shape): mesos.v1.executor.Call.Update & mesos.v1.executor.Call.Update.$Shape;
                    static create(properties?: mesos.v1.executor.Call.Update.$Properties): mesos.v1.executor.Call.Update;

                    /**
                     * Encodes the specified Update message. Does not implicitly {@link mesos.v1.executor.Call.Update.verify|verify} messages.
                     * @param message Update message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.executor.Call.Update.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes an Update message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.executor.Call.Update & mesos.v1.executor.Call.Update.$Shape} Update
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.executor.Call.Update & mesos.v1.executor.Call.Update.$Shape;
                }

                namespace Update {

                    /** Properties of an Update. */
                    interface $Properties {

                        /** Update status */
                        status: mesos.v1.TaskStatus.$Properties;

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of an Update. */
                    type $Shape = mesos.v1.executor.Call.Update.$Properties;
                }

                /**
                 * Properties of a Message.
                 * @deprecated Use mesos.v1.executor.Call.Message.$Properties instead.
                 */
                interface IMessage extends mesos.v1.executor.Call.Message.$Properties {
                }

                /** Represents a Message. */
                class Message {

                    /**
                     * Constructs a new Message.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.executor.Call.Message.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** Message data. */
                    data: Uint8Array;

                    /**
                     * Creates a new Message instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns Message instance
                     */
                    static create(properties: mesos.v1.executor.Call.Message.$Shape): mesos.v1.executor.Call.Message & mesos.v1.executor.Call.Message.$Shape;
                    static create(properties?: mesos.v1.executor.Call.Message.$Properties): mesos.v1.executor.Call.Message;

                    /**
                     * Encodes the specified Message message. Does not implicitly {@link mesos.v1.executor.Call.Message.verify|verify} messages.
                     * @param message Message message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.executor.Call.Message.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a Message message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.executor.Call.Message & mesos.v1.executor.Call.Message.$Shape} Message
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.executor.Call.Message & mesos.v1.executor.Call.Message.$Shape;
                }

                namespace Message {

                    /** Properties of a Message. */
                    interface $Properties {

                        /** Message data */
                        data: Uint8Array;

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a Message. */
                    type $Shape = mesos.v1.executor.Call.Message.$Properties;
                }
            }
        }

        /** Namespace agent. */
        namespace agent {

            /**
             * Properties of a Call.
             * @deprecated Use mesos.v1.agent.Call.$Properties instead.
             */
            interface ICall extends mesos.v1.agent.Call.$Properties {
            }

            /** Represents a Call. */
            class Call {

                /**
                 * Constructs a new Call.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mesos.v1.agent.Call.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Call type. */
                type: mesos.v1.agent.Call.Type;

                /** Call get_metrics. */
                get_metrics?: (mesos.v1.agent.Call.GetMetrics.$Properties|null);

                /** Call list_files. */
                list_files?: (mesos.v1.agent.Call.ListFiles.$Properties|null);

                /** Call read_file. */
                read_file?: (mesos.v1.agent.Call.ReadFile.$Properties|null);

                /** Call get_containers. */
                get_containers?: (mesos.v1.agent.Call.GetContainers.$Properties|null);

                /**
                 * Creates a new Call instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Call instance
                 */
                static create(properties: mesos.v1.agent.Call.$Shape): mesos.v1.agent.Call & mesos.v1.agent.Call.$Shape;
                static create(properties?: mesos.v1.agent.Call.$Properties): mesos.v1.agent.Call;

                /**
                 * Encodes the specified Call message. Does not implicitly {@link mesos.v1.agent.Call.verify|verify} messages.
                 * @param message Call message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mesos.v1.agent.Call.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Call message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mesos.v1.agent.Call & mesos.v1.agent.Call.$Shape} Call
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.agent.Call & mesos.v1.agent.Call.$Shape;
            }

            namespace Call {

                /** Properties of a Call. */
                interface $Properties {

                    /** Call type */
                    type?: (mesos.v1.agent.Call.Type|null);

                    /** Call get_metrics */
                    get_metrics?: (mesos.v1.agent.Call.GetMetrics.$Properties|null);

                    /** Call list_files */
                    list_files?: (mesos.v1.agent.Call.ListFiles.$Properties|null);

                    /** Call read_file */
                    read_file?: (mesos.v1.agent.Call.ReadFile.$Properties|null);

                    /** Call get_containers */
                    get_containers?: (mesos.v1.agent.Call.GetContainers.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Call. */
                type $Shape = mesos.v1.agent.Call.$Properties;

                /** Type enum. */
                enum Type {

                    /** UNKNOWN value */
                    UNKNOWN = 0,

                    /** GET_HEALTH value */
                    GET_HEALTH = 1,

                    /** GET_FLAGS value */
                    GET_FLAGS = 2,

                    /** GET_VERSION value */
                    GET_VERSION = 3,

                    /** GET_METRICS value */
                    GET_METRICS = 4,

                    /** GET_LOGGING_LEVEL value */
                    GET_LOGGING_LEVEL = 5,

                    /** SET_LOGGING_LEVEL value */
                    SET_LOGGING_LEVEL = 6,

                    /** LIST_FILES value */
                    LIST_FILES = 7,

                    /** READ_FILE value */
                    READ_FILE = 8,

                    /** GET_STATE value */
                    GET_STATE = 9,

                    /** GET_CONTAINERS value */
                    GET_CONTAINERS = 10,

                    /** GET_FRAMEWORKS value */
                    GET_FRAMEWORKS = 11,

                    /** GET_EXECUTORS value */
                    GET_EXECUTORS = 12,

                    /** GET_TASKS value */
                    GET_TASKS = 13,

                    /** GET_AGENT value */
                    GET_AGENT = 20
                }

                /**
                 * Properties of a GetMetrics.
                 * @deprecated Use mesos.v1.agent.Call.GetMetrics.$Properties instead.
                 */
                interface IGetMetrics extends mesos.v1.agent.Call.GetMetrics.$Properties {
                }

                /** Represents a GetMetrics. */
                class GetMetrics {

                    /**
                     * Constructs a new GetMetrics.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.agent.Call.GetMetrics.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** GetMetrics timeout. */
                    timeout?: (mesos.v1.DurationInfo.$Properties|null);

                    /**
                     * Creates a new GetMetrics instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns GetMetrics instance
                     */
                    static create(properties: mesos.v1.agent.Call.GetMetrics.$Shape): mesos.v1.agent.Call.GetMetrics & mesos.v1.agent.Call.GetMetrics.$Shape;
                    static create(properties?: mesos.v1.agent.Call.GetMetrics.$Properties): mesos.v1.agent.Call.GetMetrics;

                    /**
                     * Encodes the specified GetMetrics message. Does not implicitly {@link mesos.v1.agent.Call.GetMetrics.verify|verify} messages.
                     * @param message GetMetrics message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.agent.Call.GetMetrics.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a GetMetrics message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.agent.Call.GetMetrics & mesos.v1.agent.Call.GetMetrics.$Shape} GetMetrics
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.agent.Call.GetMetrics & mesos.v1.agent.Call.GetMetrics.$Shape;
                }

                namespace GetMetrics {

                    /** Properties of a GetMetrics. */
                    interface $Properties {

                        /** GetMetrics timeout */
                        timeout?: (mesos.v1.DurationInfo.$Properties|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a GetMetrics. */
                    type $Shape = mesos.v1.agent.Call.GetMetrics.$Properties;
                }

                /**
                 * Properties of a ListFiles.
                 * @deprecated Use mesos.v1.agent.Call.ListFiles.$Properties instead.
                 */
                interface IListFiles extends mesos.v1.agent.Call.ListFiles.$Properties {
                }

                /** Represents a ListFiles. */
                class ListFiles {

                    /**
                     * Constructs a new ListFiles.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.agent.Call.ListFiles.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** ListFiles path. */
                    path: string;

                    /**
                     * Creates a new ListFiles instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns ListFiles instance
                     */
                    static create(properties: mesos.v1.agent.Call.ListFiles.$Shape): mesos.v1.agent.Call.ListFiles & mesos.v1.agent.Call.ListFiles.$Shape;
                    static create(properties?: mesos.v1.agent.Call.ListFiles.$Properties): mesos.v1.agent.Call.ListFiles;

                    /**
                     * Encodes the specified ListFiles message. Does not implicitly {@link mesos.v1.agent.Call.ListFiles.verify|verify} messages.
                     * @param message ListFiles message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.agent.Call.ListFiles.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a ListFiles message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.agent.Call.ListFiles & mesos.v1.agent.Call.ListFiles.$Shape} ListFiles
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.agent.Call.ListFiles & mesos.v1.agent.Call.ListFiles.$Shape;
                }

                namespace ListFiles {

                    /** Properties of a ListFiles. */
                    interface $Properties {

                        /** ListFiles path */
                        path: string;

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a ListFiles. */
                    type $Shape = mesos.v1.agent.Call.ListFiles.$Properties;
                }

                /**
                 * Properties of a ReadFile.
                 * @deprecated Use mesos.v1.agent.Call.ReadFile.$Properties instead.
                 */
                interface IReadFile extends mesos.v1.agent.Call.ReadFile.$Properties {
                }

                /** Represents a ReadFile. */
                class ReadFile {

                    /**
                     * Constructs a new ReadFile.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.agent.Call.ReadFile.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** ReadFile path. */
                    path: string;

                    /** ReadFile offset. */
                    offset: (number|Long);

                    /** ReadFile length. */
                    length: (number|Long);

                    /**
                     * Creates a new ReadFile instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns ReadFile instance
                     */
                    static create(properties: mesos.v1.agent.Call.ReadFile.$Shape): mesos.v1.agent.Call.ReadFile & mesos.v1.agent.Call.ReadFile.$Shape;
                    static create(properties?: mesos.v1.agent.Call.ReadFile.$Properties): mesos.v1.agent.Call.ReadFile;

                    /**
                     * Encodes the specified ReadFile message. Does not implicitly {@link mesos.v1.agent.Call.ReadFile.verify|verify} messages.
                     * @param message ReadFile message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.agent.Call.ReadFile.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a ReadFile message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.agent.Call.ReadFile & mesos.v1.agent.Call.ReadFile.$Shape} ReadFile
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.agent.Call.ReadFile & mesos.v1.agent.Call.ReadFile.$Shape;
                }

                namespace ReadFile {

                    /** Properties of a ReadFile. */
                    interface $Properties {

                        /** ReadFile path */
                        path: string;

                        /** ReadFile offset */
                        offset: (number|Long);

                        /** ReadFile length */
                        length?: (number|Long|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a ReadFile. */
                    type $Shape = mesos.v1.agent.Call.ReadFile.$Properties;
                }

                /**
                 * Properties of a GetContainers.
                 * @deprecated Use mesos.v1.agent.Call.GetContainers.$Properties instead.
                 */
                interface IGetContainers extends mesos.v1.agent.Call.GetContainers.$Properties {
                }

                /** Represents a GetContainers. */
                class GetContainers {

                    /**
                     * Constructs a new GetContainers.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.agent.Call.GetContainers.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** GetContainers show_nested. */
                    show_nested: boolean;

                    /** GetContainers show_standalone. */
                    show_standalone: boolean;

                    /**
                     * Creates a new GetContainers instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns GetContainers instance
                     */
                    static create(properties: mesos.v1.agent.Call.GetContainers.$Shape): mesos.v1.agent.Call.GetContainers & mesos.v1.agent.Call.GetContainers.$Shape;
                    static create(properties?: mesos.v1.agent.Call.GetContainers.$Properties): mesos.v1.agent.Call.GetContainers;

                    /**
                     * Encodes the specified GetContainers message. Does not implicitly {@link mesos.v1.agent.Call.GetContainers.verify|verify} messages.
                     * @param message GetContainers message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.agent.Call.GetContainers.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a GetContainers message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.agent.Call.GetContainers & mesos.v1.agent.Call.GetContainers.$Shape} GetContainers
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.agent.Call.GetContainers & mesos.v1.agent.Call.GetContainers.$Shape;
                }

                namespace GetContainers {

                    /** Properties of a GetContainers. */
                    interface $Properties {

                        /** GetContainers show_nested */
                        show_nested?: (boolean|null);

                        /** GetContainers show_standalone */
                        show_standalone?: (boolean|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a GetContainers. */
                    type $Shape = mesos.v1.agent.Call.GetContainers.$Properties;
                }
            }

            /**
             * Properties of a Response.
             * @deprecated Use mesos.v1.agent.Response.$Properties instead.
             */
            interface IResponse extends mesos.v1.agent.Response.$Properties {
            }

            /** Represents a Response. */
            class Response {

                /**
                 * Constructs a new Response.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mesos.v1.agent.Response.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Response type. */
                type: mesos.v1.agent.Response.Type;

                /** Response get_health. */
                get_health?: (mesos.v1.agent.Response.GetHealth.$Properties|null);

                /** Response get_flags. */
                get_flags?: (mesos.v1.agent.Response.GetFlags.$Properties|null);

                /** Response get_version. */
                get_version?: (mesos.v1.agent.Response.GetVersion.$Properties|null);

                /** Response get_metrics. */
                get_metrics?: (mesos.v1.agent.Response.GetMetrics.$Properties|null);

                /** Response list_files. */
                list_files?: (mesos.v1.agent.Response.ListFiles.$Properties|null);

                /** Response read_file. */
                read_file?: (mesos.v1.agent.Response.ReadFile.$Properties|null);

                /** Response get_state. */
                get_state?: (mesos.v1.agent.Response.GetState.$Properties|null);

                /** Response get_containers. */
                get_containers?: (mesos.v1.agent.Response.GetContainers.$Properties|null);

                /** Response get_frameworks. */
                get_frameworks?: (mesos.v1.agent.Response.GetFrameworks.$Properties|null);

                /** Response get_executors. */
                get_executors?: (mesos.v1.agent.Response.GetExecutors.$Properties|null);

                /** Response get_tasks. */
                get_tasks?: (mesos.v1.agent.Response.GetTasks.$Properties|null);

                /** Response get_agent. */
                get_agent?: (mesos.v1.agent.Response.GetAgent.$Properties|null);

                /**
                 * Creates a new Response instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Response instance
                 */
                static create(properties: mesos.v1.agent.Response.$Shape): mesos.v1.agent.Response & mesos.v1.agent.Response.$Shape;
                static create(properties?: mesos.v1.agent.Response.$Properties): mesos.v1.agent.Response;

                /**
                 * Encodes the specified Response message. Does not implicitly {@link mesos.v1.agent.Response.verify|verify} messages.
                 * @param message Response message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mesos.v1.agent.Response.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Response message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mesos.v1.agent.Response & mesos.v1.agent.Response.$Shape} Response
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.agent.Response & mesos.v1.agent.Response.$Shape;
            }

            namespace Response {

                /** Properties of a Response. */
                interface $Properties {

                    /** Response type */
                    type?: (mesos.v1.agent.Response.Type|null);

                    /** Response get_health */
                    get_health?: (mesos.v1.agent.Response.GetHealth.$Properties|null);

                    /** Response get_flags */
                    get_flags?: (mesos.v1.agent.Response.GetFlags.$Properties|null);

                    /** Response get_version */
                    get_version?: (mesos.v1.agent.Response.GetVersion.$Properties|null);

                    /** Response get_metrics */
                    get_metrics?: (mesos.v1.agent.Response.GetMetrics.$Properties|null);

                    /** Response list_files */
                    list_files?: (mesos.v1.agent.Response.ListFiles.$Properties|null);

                    /** Response read_file */
                    read_file?: (mesos.v1.agent.Response.ReadFile.$Properties|null);

                    /** Response get_state */
                    get_state?: (mesos.v1.agent.Response.GetState.$Properties|null);

                    /** Response get_containers */
                    get_containers?: (mesos.v1.agent.Response.GetContainers.$Properties|null);

                    /** Response get_frameworks */
                    get_frameworks?: (mesos.v1.agent.Response.GetFrameworks.$Properties|null);

                    /** Response get_executors */
                    get_executors?: (mesos.v1.agent.Response.GetExecutors.$Properties|null);

                    /** Response get_tasks */
                    get_tasks?: (mesos.v1.agent.Response.GetTasks.$Properties|null);

                    /** Response get_agent */
                    get_agent?: (mesos.v1.agent.Response.GetAgent.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Response. */
                type $Shape = mesos.v1.agent.Response.$Properties;

                /** Type enum. */
                enum Type {

                    /** UNKNOWN value */
                    UNKNOWN = 0,

                    /** GET_HEALTH value */
                    GET_HEALTH = 1,

                    /** GET_FLAGS value */
                    GET_FLAGS = 2,

                    /** GET_VERSION value */
                    GET_VERSION = 3,

                    /** GET_METRICS value */
                    GET_METRICS = 4,

                    /** GET_LOGGING_LEVEL value */
                    GET_LOGGING_LEVEL = 5,

                    /** LIST_FILES value */
                    LIST_FILES = 6,

                    /** READ_FILE value */
                    READ_FILE = 7,

                    /** GET_STATE value */
                    GET_STATE = 8,

                    /** GET_CONTAINERS value */
                    GET_CONTAINERS = 9,

                    /** GET_FRAMEWORKS value */
                    GET_FRAMEWORKS = 10,

                    /** GET_EXECUTORS value */
                    GET_EXECUTORS = 11,

                    /** GET_TASKS value */
                    GET_TASKS = 12,

                    /** GET_AGENT value */
                    GET_AGENT = 14
                }

                /**
                 * Properties of a GetHealth.
                 * @deprecated Use mesos.v1.agent.Response.GetHealth.$Properties instead.
                 */
                interface IGetHealth extends mesos.v1.agent.Response.GetHealth.$Properties {
                }

                /** Represents a GetHealth. */
                class GetHealth {

                    /**
                     * Constructs a new GetHealth.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.agent.Response.GetHealth.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** GetHealth healthy. */
                    healthy: boolean;

                    /**
                     * Creates a new GetHealth instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns GetHealth instance
                     */
                    static create(properties: mesos.v1.agent.Response.GetHealth.$Shape): mesos.v1.agent.Response.GetHealth & mesos.v1.agent.Response.GetHealth.$Shape;
                    static create(properties?: mesos.v1.agent.Response.GetHealth.$Properties): mesos.v1.agent.Response.GetHealth;

                    /**
                     * Encodes the specified GetHealth message. Does not implicitly {@link mesos.v1.agent.Response.GetHealth.verify|verify} messages.
                     * @param message GetHealth message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.agent.Response.GetHealth.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a GetHealth message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.agent.Response.GetHealth & mesos.v1.agent.Response.GetHealth.$Shape} GetHealth
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.agent.Response.GetHealth & mesos.v1.agent.Response.GetHealth.$Shape;
                }

                namespace GetHealth {

                    /** Properties of a GetHealth. */
                    interface $Properties {

                        /** GetHealth healthy */
                        healthy: boolean;

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a GetHealth. */
                    type $Shape = mesos.v1.agent.Response.GetHealth.$Properties;
                }

                /**
                 * Properties of a GetFlags.
                 * @deprecated Use mesos.v1.agent.Response.GetFlags.$Properties instead.
                 */
                interface IGetFlags extends mesos.v1.agent.Response.GetFlags.$Properties {
                }

                /** Represents a GetFlags. */
                class GetFlags {

                    /**
                     * Constructs a new GetFlags.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.agent.Response.GetFlags.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** GetFlags flags. */
                    flags: mesos.v1.Flag.$Properties[];

                    /**
                     * Creates a new GetFlags instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns GetFlags instance
                     */
                    static create(properties: mesos.v1.agent.Response.GetFlags.$Shape): mesos.v1.agent.Response.GetFlags & mesos.v1.agent.Response.GetFlags.$Shape;
                    static create(properties?: mesos.v1.agent.Response.GetFlags.$Properties): mesos.v1.agent.Response.GetFlags;

                    /**
                     * Encodes the specified GetFlags message. Does not implicitly {@link mesos.v1.agent.Response.GetFlags.verify|verify} messages.
                     * @param message GetFlags message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.agent.Response.GetFlags.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a GetFlags message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.agent.Response.GetFlags & mesos.v1.agent.Response.GetFlags.$Shape} GetFlags
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.agent.Response.GetFlags & mesos.v1.agent.Response.GetFlags.$Shape;
                }

                namespace GetFlags {

                    /** Properties of a GetFlags. */
                    interface $Properties {

                        /** GetFlags flags */
                        flags?: (mesos.v1.Flag.$Properties[]|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a GetFlags. */
                    type $Shape = mesos.v1.agent.Response.GetFlags.$Properties;
                }

                /**
                 * Properties of a GetVersion.
                 * @deprecated Use mesos.v1.agent.Response.GetVersion.$Properties instead.
                 */
                interface IGetVersion extends mesos.v1.agent.Response.GetVersion.$Properties {
                }

                /** Represents a GetVersion. */
                class GetVersion {

                    /**
                     * Constructs a new GetVersion.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.agent.Response.GetVersion.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** GetVersion version_info. */
                    version_info: mesos.v1.VersionInfo.$Properties;

                    /**
                     * Creates a new GetVersion instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns GetVersion instance
                     */
                    static create(properties: mesos.v1.agent.Response.GetVersion.$Shape): mesos.v1.agent.Response.GetVersion & mesos.v1.agent.Response.GetVersion.$Shape;
                    static create(properties?: mesos.v1.agent.Response.GetVersion.$Properties): mesos.v1.agent.Response.GetVersion;

                    /**
                     * Encodes the specified GetVersion message. Does not implicitly {@link mesos.v1.agent.Response.GetVersion.verify|verify} messages.
                     * @param message GetVersion message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.agent.Response.GetVersion.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a GetVersion message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.agent.Response.GetVersion & mesos.v1.agent.Response.GetVersion.$Shape} GetVersion
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.agent.Response.GetVersion & mesos.v1.agent.Response.GetVersion.$Shape;
                }

                namespace GetVersion {

                    /** Properties of a GetVersion. */
                    interface $Properties {

                        /** GetVersion version_info */
                        version_info: mesos.v1.VersionInfo.$Properties;

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a GetVersion. */
                    type $Shape = mesos.v1.agent.Response.GetVersion.$Properties;
                }

                /**
                 * Properties of a GetMetrics.
                 * @deprecated Use mesos.v1.agent.Response.GetMetrics.$Properties instead.
                 */
                interface IGetMetrics extends mesos.v1.agent.Response.GetMetrics.$Properties {
                }

                /** Represents a GetMetrics. */
                class GetMetrics {

                    /**
                     * Constructs a new GetMetrics.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.agent.Response.GetMetrics.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** GetMetrics metrics. */
                    metrics: mesos.v1.Metric.$Properties[];

                    /**
                     * Creates a new GetMetrics instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns GetMetrics instance
                     */
                    static create(properties: mesos.v1.agent.Response.GetMetrics.$Shape): mesos.v1.agent.Response.GetMetrics & mesos.v1.agent.Response.GetMetrics.$Shape;
                    static create(properties?: mesos.v1.agent.Response.GetMetrics.$Properties): mesos.v1.agent.Response.GetMetrics;

                    /**
                     * Encodes the specified GetMetrics message. Does not implicitly {@link mesos.v1.agent.Response.GetMetrics.verify|verify} messages.
                     * @param message GetMetrics message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.agent.Response.GetMetrics.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a GetMetrics message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.agent.Response.GetMetrics & mesos.v1.agent.Response.GetMetrics.$Shape} GetMetrics
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.agent.Response.GetMetrics & mesos.v1.agent.Response.GetMetrics.$Shape;
                }

                namespace GetMetrics {

                    /** Properties of a GetMetrics. */
                    interface $Properties {

                        /** GetMetrics metrics */
                        metrics?: (mesos.v1.Metric.$Properties[]|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a GetMetrics. */
                    type $Shape = mesos.v1.agent.Response.GetMetrics.$Properties;
                }

                /**
                 * Properties of a ListFiles.
                 * @deprecated Use mesos.v1.agent.Response.ListFiles.$Properties instead.
                 */
                interface IListFiles extends mesos.v1.agent.Response.ListFiles.$Properties {
                }

                /** Represents a ListFiles. */
                class ListFiles {

                    /**
                     * Constructs a new ListFiles.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.agent.Response.ListFiles.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** ListFiles file_infos. */
                    file_infos: mesos.v1.FileInfo.$Properties[];

                    /**
                     * Creates a new ListFiles instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns ListFiles instance
                     */
                    static create(properties: mesos.v1.agent.Response.ListFiles.$Shape): mesos.v1.agent.Response.ListFiles & mesos.v1.agent.Response.ListFiles.$Shape;
                    static create(properties?: mesos.v1.agent.Response.ListFiles.$Properties): mesos.v1.agent.Response.ListFiles;

                    /**
                     * Encodes the specified ListFiles message. Does not implicitly {@link mesos.v1.agent.Response.ListFiles.verify|verify} messages.
                     * @param message ListFiles message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.agent.Response.ListFiles.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a ListFiles message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.agent.Response.ListFiles & mesos.v1.agent.Response.ListFiles.$Shape} ListFiles
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.agent.Response.ListFiles & mesos.v1.agent.Response.ListFiles.$Shape;
                }

                namespace ListFiles {

                    /** Properties of a ListFiles. */
                    interface $Properties {

                        /** ListFiles file_infos */
                        file_infos?: (mesos.v1.FileInfo.$Properties[]|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a ListFiles. */
                    type $Shape = mesos.v1.agent.Response.ListFiles.$Properties;
                }

                /**
                 * Properties of a ReadFile.
                 * @deprecated Use mesos.v1.agent.Response.ReadFile.$Properties instead.
                 */
                interface IReadFile extends mesos.v1.agent.Response.ReadFile.$Properties {
                }

                /** Represents a ReadFile. */
                class ReadFile {

                    /**
                     * Constructs a new ReadFile.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.agent.Response.ReadFile.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** ReadFile size. */
                    size: (number|Long);

                    /** ReadFile data. */
                    data: Uint8Array;

                    /**
                     * Creates a new ReadFile instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns ReadFile instance
                     */
                    static create(properties: mesos.v1.agent.Response.ReadFile.$Shape): mesos.v1.agent.Response.ReadFile & mesos.v1.agent.Response.ReadFile.$Shape;
                    static create(properties?: mesos.v1.agent.Response.ReadFile.$Properties): mesos.v1.agent.Response.ReadFile;

                    /**
                     * Encodes the specified ReadFile message. Does not implicitly {@link mesos.v1.agent.Response.ReadFile.verify|verify} messages.
                     * @param message ReadFile message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.agent.Response.ReadFile.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a ReadFile message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.agent.Response.ReadFile & mesos.v1.agent.Response.ReadFile.$Shape} ReadFile
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.agent.Response.ReadFile & mesos.v1.agent.Response.ReadFile.$Shape;
                }

                namespace ReadFile {

                    /** Properties of a ReadFile. */
                    interface $Properties {

                        /** ReadFile size */
                        size: (number|Long);

                        /** ReadFile data */
                        data: Uint8Array;

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a ReadFile. */
                    type $Shape = mesos.v1.agent.Response.ReadFile.$Properties;
                }

                /**
                 * Properties of a GetState.
                 * @deprecated Use mesos.v1.agent.Response.GetState.$Properties instead.
                 */
                interface IGetState extends mesos.v1.agent.Response.GetState.$Properties {
                }

                /** Represents a GetState. */
                class GetState {

                    /**
                     * Constructs a new GetState.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.agent.Response.GetState.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** GetState get_tasks. */
                    get_tasks?: (mesos.v1.agent.Response.GetTasks.$Properties|null);

                    /** GetState get_executors. */
                    get_executors?: (mesos.v1.agent.Response.GetExecutors.$Properties|null);

                    /** GetState get_frameworks. */
                    get_frameworks?: (mesos.v1.agent.Response.GetFrameworks.$Properties|null);

                    /**
                     * Creates a new GetState instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns GetState instance
                     */
                    static create(properties: mesos.v1.agent.Response.GetState.$Shape): mesos.v1.agent.Response.GetState & mesos.v1.agent.Response.GetState.$Shape;
                    static create(properties?: mesos.v1.agent.Response.GetState.$Properties): mesos.v1.agent.Response.GetState;

                    /**
                     * Encodes the specified GetState message. Does not implicitly {@link mesos.v1.agent.Response.GetState.verify|verify} messages.
                     * @param message GetState message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.agent.Response.GetState.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a GetState message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.agent.Response.GetState & mesos.v1.agent.Response.GetState.$Shape} GetState
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.agent.Response.GetState & mesos.v1.agent.Response.GetState.$Shape;
                }

                namespace GetState {

                    /** Properties of a GetState. */
                    interface $Properties {

                        /** GetState get_tasks */
                        get_tasks?: (mesos.v1.agent.Response.GetTasks.$Properties|null);

                        /** GetState get_executors */
                        get_executors?: (mesos.v1.agent.Response.GetExecutors.$Properties|null);

                        /** GetState get_frameworks */
                        get_frameworks?: (mesos.v1.agent.Response.GetFrameworks.$Properties|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a GetState. */
                    type $Shape = mesos.v1.agent.Response.GetState.$Properties;
                }

                /**
                 * Properties of a GetContainers.
                 * @deprecated Use mesos.v1.agent.Response.GetContainers.$Properties instead.
                 */
                interface IGetContainers extends mesos.v1.agent.Response.GetContainers.$Properties {
                }

                /** Represents a GetContainers. */
                class GetContainers {

                    /**
                     * Constructs a new GetContainers.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.agent.Response.GetContainers.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** GetContainers containers. */
                    containers: mesos.v1.agent.Response.GetContainers.Container.$Properties[];

                    /**
                     * Creates a new GetContainers instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns GetContainers instance
                     */
                    static create(properties: mesos.v1.agent.Response.GetContainers.$Shape): mesos.v1.agent.Response.GetContainers & mesos.v1.agent.Response.GetContainers.$Shape;
                    static create(properties?: mesos.v1.agent.Response.GetContainers.$Properties): mesos.v1.agent.Response.GetContainers;

                    /**
                     * Encodes the specified GetContainers message. Does not implicitly {@link mesos.v1.agent.Response.GetContainers.verify|verify} messages.
                     * @param message GetContainers message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.agent.Response.GetContainers.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a GetContainers message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.agent.Response.GetContainers & mesos.v1.agent.Response.GetContainers.$Shape} GetContainers
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.agent.Response.GetContainers & mesos.v1.agent.Response.GetContainers.$Shape;
                }

                namespace GetContainers {

                    /** Properties of a GetContainers. */
                    interface $Properties {

                        /** GetContainers containers */
                        containers?: (mesos.v1.agent.Response.GetContainers.Container.$Properties[]|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a GetContainers. */
                    type $Shape = mesos.v1.agent.Response.GetContainers.$Properties;

                    /**
                     * Properties of a Container.
                     * @deprecated Use mesos.v1.agent.Response.GetContainers.Container.$Properties instead.
                     */
                    interface IContainer extends mesos.v1.agent.Response.GetContainers.Container.$Properties {
                    }

                    /** Represents a Container. */
                    class Container {

                        /**
                         * Constructs a new Container.
                         * @param [properties] Properties to set
                         */
                        constructor(properties?: mesos.v1.agent.Response.GetContainers.Container.$Properties);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];

                        /** Container framework_id. */
                        framework_id?: (mesos.v1.FrameworkID.$Properties|null);

                        /** Container executor_id. */
                        executor_id?: (mesos.v1.ExecutorID.$Properties|null);

                        /** Container executor_name. */
                        executor_name: string;

                        /** Container container_id. */
                        container_id: mesos.v1.ContainerID.$Properties;

                        /** Container container_status. */
                        container_status?: (mesos.v1.ContainerStatus.$Properties|null);

                        /** Container resource_statistics. */
                        resource_statistics?: (mesos.v1.ResourceStatistics.$Properties|null);

                        /**
                         * Creates a new Container instance using the specified properties.
                         * @param [properties] Properties to set
                         * @returns Container instance
                         */
                        static create(properties: mesos.v1.agent.Response.GetContainers.Container.$Shape): mesos.v1.agent.Response.GetContainers.Container & mesos.v1.agent.Response.GetContainers.Container.$Shape;
                        static create(properties?: mesos.v1.agent.Response.GetContainers.Container.$Properties): mesos.v1.agent.Response.GetContainers.Container;

                        /**
                         * Encodes the specified Container message. Does not implicitly {@link mesos.v1.agent.Response.GetContainers.Container.verify|verify} messages.
                         * @param message Container message or plain object to encode
                         * @param [writer] Writer to encode to
                         * @returns Writer
                         */
                        static encode(message: mesos.v1.agent.Response.GetContainers.Container.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                        /**
                         * Decodes a Container message from the specified reader or buffer.
                         * @param reader Reader or buffer to decode from
                         * @param [length] Message length if known beforehand
                         * @returns {mesos.v1.agent.Response.GetContainers.Container & mesos.v1.agent.Response.GetContainers.Container.$Shape} Container
                         * @throws {Error} If the payload is not a reader or valid buffer
                         * @throws {$protobuf.util.ProtocolError} If required fields are missing
                         */
                        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.agent.Response.GetContainers.Container & mesos.v1.agent.Response.GetContainers.Container.$Shape;
                    }

                    namespace Container {

                        /** Properties of a Container. */
                        interface $Properties {

                            /** Container framework_id */
                            framework_id?: (mesos.v1.FrameworkID.$Properties|null);

                            /** Container executor_id */
                            executor_id?: (mesos.v1.ExecutorID.$Properties|null);

                            /** Container executor_name */
                            executor_name?: (string|null);

                            /** Container container_id */
                            container_id: mesos.v1.ContainerID.$Properties;

                            /** Container container_status */
                            container_status?: (mesos.v1.ContainerStatus.$Properties|null);

                            /** Container resource_statistics */
                            resource_statistics?: (mesos.v1.ResourceStatistics.$Properties|null);

                            /** Unknown fields preserved while decoding when enabled */
                            $unknowns?: Uint8Array[];
                        }

                        /** Shape of a Container. */
                        type $Shape = mesos.v1.agent.Response.GetContainers.Container.$Properties;
                    }
                }

                /**
                 * Properties of a GetFrameworks.
                 * @deprecated Use mesos.v1.agent.Response.GetFrameworks.$Properties instead.
                 */
                interface IGetFrameworks extends mesos.v1.agent.Response.GetFrameworks.$Properties {
                }

                /** Represents a GetFrameworks. */
                class GetFrameworks {

                    /**
                     * Constructs a new GetFrameworks.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.agent.Response.GetFrameworks.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** GetFrameworks frameworks. */
                    frameworks: mesos.v1.agent.Response.GetFrameworks.Framework.$Properties[];

                    /** GetFrameworks completed_frameworks. */
                    completed_frameworks: mesos.v1.agent.Response.GetFrameworks.Framework.$Properties[];

                    /**
                     * Creates a new GetFrameworks instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns GetFrameworks instance
                     */
                    static create(properties: mesos.v1.agent.Response.GetFrameworks.$Shape): mesos.v1.agent.Response.GetFrameworks & mesos.v1.agent.Response.GetFrameworks.$Shape;
                    static create(properties?: mesos.v1.agent.Response.GetFrameworks.$Properties): mesos.v1.agent.Response.GetFrameworks;

                    /**
                     * Encodes the specified GetFrameworks message. Does not implicitly {@link mesos.v1.agent.Response.GetFrameworks.verify|verify} messages.
                     * @param message GetFrameworks message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.agent.Response.GetFrameworks.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a GetFrameworks message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.agent.Response.GetFrameworks & mesos.v1.agent.Response.GetFrameworks.$Shape} GetFrameworks
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.agent.Response.GetFrameworks & mesos.v1.agent.Response.GetFrameworks.$Shape;
                }

                namespace GetFrameworks {

                    /** Properties of a GetFrameworks. */
                    interface $Properties {

                        /** GetFrameworks frameworks */
                        frameworks?: (mesos.v1.agent.Response.GetFrameworks.Framework.$Properties[]|null);

                        /** GetFrameworks completed_frameworks */
                        completed_frameworks?: (mesos.v1.agent.Response.GetFrameworks.Framework.$Properties[]|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a GetFrameworks. */
                    type $Shape = mesos.v1.agent.Response.GetFrameworks.$Properties;

                    /**
                     * Properties of a Framework.
                     * @deprecated Use mesos.v1.agent.Response.GetFrameworks.Framework.$Properties instead.
                     */
                    interface IFramework extends mesos.v1.agent.Response.GetFrameworks.Framework.$Properties {
                    }

                    /** Represents a Framework. */
                    class Framework {

                        /**
                         * Constructs a new Framework.
                         * @param [properties] Properties to set
                         */
                        constructor(properties?: mesos.v1.agent.Response.GetFrameworks.Framework.$Properties);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];

                        /** Framework framework_info. */
                        framework_info: mesos.v1.FrameworkInfo.$Properties;

                        /**
                         * Creates a new Framework instance using the specified properties.
                         * @param [properties] Properties to set
                         * @returns Framework instance
                         */
                        static create(properties: mesos.v1.agent.Response.GetFrameworks.Framework.$Shape): mesos.v1.agent.Response.GetFrameworks.Framework & mesos.v1.agent.Response.GetFrameworks.Framework.$Shape;
                        static create(properties?: mesos.v1.agent.Response.GetFrameworks.Framework.$Properties): mesos.v1.agent.Response.GetFrameworks.Framework;

                        /**
                         * Encodes the specified Framework message. Does not implicitly {@link mesos.v1.agent.Response.GetFrameworks.Framework.verify|verify} messages.
                         * @param message Framework message or plain object to encode
                         * @param [writer] Writer to encode to
                         * @returns Writer
                         */
                        static encode(message: mesos.v1.agent.Response.GetFrameworks.Framework.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                        /**
                         * Decodes a Framework message from the specified reader or buffer.
                         * @param reader Reader or buffer to decode from
                         * @param [length] Message length if known beforehand
                         * @returns {mesos.v1.agent.Response.GetFrameworks.Framework & mesos.v1.agent.Response.GetFrameworks.Framework.$Shape} Framework
                         * @throws {Error} If the payload is not a reader or valid buffer
                         * @throws {$protobuf.util.ProtocolError} If required fields are missing
                         */
                        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.agent.Response.GetFrameworks.Framework & mesos.v1.agent.Response.GetFrameworks.Framework.$Shape;
                    }

                    namespace Framework {

                        /** Properties of a Framework. */
                        interface $Properties {

                            /** Framework framework_info */
                            framework_info: mesos.v1.FrameworkInfo.$Properties;

                            /** Unknown fields preserved while decoding when enabled */
                            $unknowns?: Uint8Array[];
                        }

                        /** Shape of a Framework. */
                        type $Shape = mesos.v1.agent.Response.GetFrameworks.Framework.$Properties;
                    }
                }

                /**
                 * Properties of a GetExecutors.
                 * @deprecated Use mesos.v1.agent.Response.GetExecutors.$Properties instead.
                 */
                interface IGetExecutors extends mesos.v1.agent.Response.GetExecutors.$Properties {
                }

                /** Represents a GetExecutors. */
                class GetExecutors {

                    /**
                     * Constructs a new GetExecutors.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.agent.Response.GetExecutors.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** GetExecutors executors. */
                    executors: mesos.v1.agent.Response.GetExecutors.Executor.$Properties[];

                    /** GetExecutors completed_executors. */
                    completed_executors: mesos.v1.agent.Response.GetExecutors.Executor.$Properties[];

                    /**
                     * Creates a new GetExecutors instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns GetExecutors instance
                     */
                    static create(properties: mesos.v1.agent.Response.GetExecutors.$Shape): mesos.v1.agent.Response.GetExecutors & mesos.v1.agent.Response.GetExecutors.$Shape;
                    static create(properties?: mesos.v1.agent.Response.GetExecutors.$Properties): mesos.v1.agent.Response.GetExecutors;

                    /**
                     * Encodes the specified GetExecutors message. Does not implicitly {@link mesos.v1.agent.Response.GetExecutors.verify|verify} messages.
                     * @param message GetExecutors message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.agent.Response.GetExecutors.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a GetExecutors message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.agent.Response.GetExecutors & mesos.v1.agent.Response.GetExecutors.$Shape} GetExecutors
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.agent.Response.GetExecutors & mesos.v1.agent.Response.GetExecutors.$Shape;
                }

                namespace GetExecutors {

                    /** Properties of a GetExecutors. */
                    interface $Properties {

                        /** GetExecutors executors */
                        executors?: (mesos.v1.agent.Response.GetExecutors.Executor.$Properties[]|null);

                        /** GetExecutors completed_executors */
                        completed_executors?: (mesos.v1.agent.Response.GetExecutors.Executor.$Properties[]|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a GetExecutors. */
                    type $Shape = mesos.v1.agent.Response.GetExecutors.$Properties;

                    /**
                     * Properties of an Executor.
                     * @deprecated Use mesos.v1.agent.Response.GetExecutors.Executor.$Properties instead.
                     */
                    interface IExecutor extends mesos.v1.agent.Response.GetExecutors.Executor.$Properties {
                    }

                    /** Represents an Executor. */
                    class Executor {

                        /**
                         * Constructs a new Executor.
                         * @param [properties] Properties to set
                         */
                        constructor(properties?: mesos.v1.agent.Response.GetExecutors.Executor.$Properties);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];

                        /** Executor executor_info. */
                        executor_info: mesos.v1.ExecutorInfo.$Properties;

                        /**
                         * Creates a new Executor instance using the specified properties.
                         * @param [properties] Properties to set
                         * @returns Executor instance
                         */
                        static create(properties: mesos.v1.agent.Response.GetExecutors.Executor.$Shape): mesos.v1.agent.Response.GetExecutors.Executor & mesos.v1.agent.Response.GetExecutors.Executor.$Shape;
                        static create(properties?: mesos.v1.agent.Response.GetExecutors.Executor.$Properties): mesos.v1.agent.Response.GetExecutors.Executor;

                        /**
                         * Encodes the specified Executor message. Does not implicitly {@link mesos.v1.agent.Response.GetExecutors.Executor.verify|verify} messages.
                         * @param message Executor message or plain object to encode
                         * @param [writer] Writer to encode to
                         * @returns Writer
                         */
                        static encode(message: mesos.v1.agent.Response.GetExecutors.Executor.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                        /**
                         * Decodes an Executor message from the specified reader or buffer.
                         * @param reader Reader or buffer to decode from
                         * @param [length] Message length if known beforehand
                         * @returns {mesos.v1.agent.Response.GetExecutors.Executor & mesos.v1.agent.Response.GetExecutors.Executor.$Shape} Executor
                         * @throws {Error} If the payload is not a reader or valid buffer
                         * @throws {$protobuf.util.ProtocolError} If required fields are missing
                         */
                        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.agent.Response.GetExecutors.Executor & mesos.v1.agent.Response.GetExecutors.Executor.$Shape;
                    }

                    namespace Executor {

                        /** Properties of an Executor. */
                        interface $Properties {

                            /** Executor executor_info */
                            executor_info: mesos.v1.ExecutorInfo.$Properties;

                            /** Unknown fields preserved while decoding when enabled */
                            $unknowns?: Uint8Array[];
                        }

                        /** Shape of an Executor. */
                        type $Shape = mesos.v1.agent.Response.GetExecutors.Executor.$Properties;
                    }
                }

                /**
                 * Properties of a GetTasks.
                 * @deprecated Use mesos.v1.agent.Response.GetTasks.$Properties instead.
                 */
                interface IGetTasks extends mesos.v1.agent.Response.GetTasks.$Properties {
                }

                /** Represents a GetTasks. */
                class GetTasks {

                    /**
                     * Constructs a new GetTasks.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.agent.Response.GetTasks.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** GetTasks pending_tasks. */
                    pending_tasks: mesos.v1.Task.$Properties[];

                    /** GetTasks queued_tasks. */
                    queued_tasks: mesos.v1.Task.$Properties[];

                    /** GetTasks launched_tasks. */
                    launched_tasks: mesos.v1.Task.$Properties[];

                    /** GetTasks terminated_tasks. */
                    terminated_tasks: mesos.v1.Task.$Properties[];

                    /** GetTasks completed_tasks. */
                    completed_tasks: mesos.v1.Task.$Properties[];

                    /**
                     * Creates a new GetTasks instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns GetTasks instance
                     */
                    static create(properties: mesos.v1.agent.Response.GetTasks.$Shape): mesos.v1.agent.Response.GetTasks & mesos.v1.agent.Response.GetTasks.$Shape;
                    static create(properties?: mesos.v1.agent.Response.GetTasks.$Properties): mesos.v1.agent.Response.GetTasks;

                    /**
                     * Encodes the specified GetTasks message. Does not implicitly {@link mesos.v1.agent.Response.GetTasks.verify|verify} messages.
                     * @param message GetTasks message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.agent.Response.GetTasks.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a GetTasks message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.agent.Response.GetTasks & mesos.v1.agent.Response.GetTasks.$Shape} GetTasks
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.agent.Response.GetTasks & mesos.v1.agent.Response.GetTasks.$Shape;
                }

                namespace GetTasks {

                    /** Properties of a GetTasks. */
                    interface $Properties {

                        /** GetTasks pending_tasks */
                        pending_tasks?: (mesos.v1.Task.$Properties[]|null);

                        /** GetTasks queued_tasks */
                        queued_tasks?: (mesos.v1.Task.$Properties[]|null);

                        /** GetTasks launched_tasks */
                        launched_tasks?: (mesos.v1.Task.$Properties[]|null);

                        /** GetTasks terminated_tasks */
                        terminated_tasks?: (mesos.v1.Task.$Properties[]|null);

                        /** GetTasks completed_tasks */
                        completed_tasks?: (mesos.v1.Task.$Properties[]|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a GetTasks. */
                    type $Shape = mesos.v1.agent.Response.GetTasks.$Properties;
                }

                /**
                 * Properties of a GetAgent.
                 * @deprecated Use mesos.v1.agent.Response.GetAgent.$Properties instead.
                 */
                interface IGetAgent extends mesos.v1.agent.Response.GetAgent.$Properties {
                }

                /** Represents a GetAgent. */
                class GetAgent {

                    /**
                     * Constructs a new GetAgent.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.agent.Response.GetAgent.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** GetAgent agent_info. */
                    agent_info?: (mesos.v1.AgentInfo.$Properties|null);

                    /**
                     * Creates a new GetAgent instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns GetAgent instance
                     */
                    static create(properties: mesos.v1.agent.Response.GetAgent.$Shape): mesos.v1.agent.Response.GetAgent & mesos.v1.agent.Response.GetAgent.$Shape;
                    static create(properties?: mesos.v1.agent.Response.GetAgent.$Properties): mesos.v1.agent.Response.GetAgent;

                    /**
                     * Encodes the specified GetAgent message. Does not implicitly {@link mesos.v1.agent.Response.GetAgent.verify|verify} messages.
                     * @param message GetAgent message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.agent.Response.GetAgent.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a GetAgent message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.agent.Response.GetAgent & mesos.v1.agent.Response.GetAgent.$Shape} GetAgent
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.agent.Response.GetAgent & mesos.v1.agent.Response.GetAgent.$Shape;
                }

                namespace GetAgent {

                    /** Properties of a GetAgent. */
                    interface $Properties {

                        /** GetAgent agent_info */
                        agent_info?: (mesos.v1.AgentInfo.$Properties|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a GetAgent. */
                    type $Shape = mesos.v1.agent.Response.GetAgent.$Properties;
                }
            }
        }

        /** Namespace master. */
        namespace master {

            /**
             * Properties of a Call.
             * @deprecated Use mesos.v1.master.Call.$Properties instead.
             */
            interface ICall extends mesos.v1.master.Call.$Properties {
            }

            /** Represents a Call. */
            class Call {

                /**
                 * Constructs a new Call.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mesos.v1.master.Call.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Call type. */
                type: mesos.v1.master.Call.Type;

                /** Call get_metrics. */
                get_metrics?: (mesos.v1.master.Call.GetMetrics.$Properties|null);

                /** Call teardown. */
                teardown?: (mesos.v1.master.Call.Teardown.$Properties|null);

                /** Call mark_agent_gone. */
                mark_agent_gone?: (mesos.v1.master.Call.MarkAgentGone.$Properties|null);

                /**
                 * Creates a new Call instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Call instance
                 */
                static create(properties: mesos.v1.master.Call.$Shape): mesos.v1.master.Call & mesos.v1.master.Call.$Shape;
                static create(properties?: mesos.v1.master.Call.$Properties): mesos.v1.master.Call;

                /**
                 * Encodes the specified Call message. Does not implicitly {@link mesos.v1.master.Call.verify|verify} messages.
                 * @param message Call message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mesos.v1.master.Call.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Call message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mesos.v1.master.Call & mesos.v1.master.Call.$Shape} Call
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.master.Call & mesos.v1.master.Call.$Shape;
            }

            namespace Call {

                /** Properties of a Call. */
                interface $Properties {

                    /** Call type */
                    type?: (mesos.v1.master.Call.Type|null);

                    /** Call get_metrics */
                    get_metrics?: (mesos.v1.master.Call.GetMetrics.$Properties|null);

                    /** Call teardown */
                    teardown?: (mesos.v1.master.Call.Teardown.$Properties|null);

                    /** Call mark_agent_gone */
                    mark_agent_gone?: (mesos.v1.master.Call.MarkAgentGone.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Call. */
                type $Shape = mesos.v1.master.Call.$Properties;

                /** Type enum. */
                enum Type {

                    /** UNKNOWN value */
                    UNKNOWN = 0,

                    /** GET_HEALTH value */
                    GET_HEALTH = 1,

                    /** GET_FLAGS value */
                    GET_FLAGS = 2,

                    /** GET_VERSION value */
                    GET_VERSION = 3,

                    /** GET_METRICS value */
                    GET_METRICS = 4,

                    /** GET_LOGGING_LEVEL value */
                    GET_LOGGING_LEVEL = 5,

                    /** SET_LOGGING_LEVEL value */
                    SET_LOGGING_LEVEL = 6,

                    /** LIST_FILES value */
                    LIST_FILES = 7,

                    /** READ_FILE value */
                    READ_FILE = 8,

                    /** GET_STATE value */
                    GET_STATE = 9,

                    /** GET_AGENTS value */
                    GET_AGENTS = 10,

                    /** GET_FRAMEWORKS value */
                    GET_FRAMEWORKS = 11,

                    /** GET_EXECUTORS value */
                    GET_EXECUTORS = 12,

                    /** GET_TASKS value */
                    GET_TASKS = 13,

                    /** GET_ROLES value */
                    GET_ROLES = 14,

                    /** GET_WEIGHTS value */
                    GET_WEIGHTS = 15,

                    /** UPDATE_WEIGHTS value */
                    UPDATE_WEIGHTS = 16,

                    /** GET_MASTER value */
                    GET_MASTER = 17,

                    /** SUBSCRIBE value */
                    SUBSCRIBE = 18,

                    /** RESERVE_RESOURCES value */
                    RESERVE_RESOURCES = 19,

                    /** UNRESERVE_RESOURCES value */
                    UNRESERVE_RESOURCES = 20,

                    /** CREATE_VOLUMES value */
                    CREATE_VOLUMES = 21,

                    /** DESTROY_VOLUMES value */
                    DESTROY_VOLUMES = 22,

                    /** GET_MAINTENANCE_STATUS value */
                    GET_MAINTENANCE_STATUS = 23,

                    /** GET_MAINTENANCE_SCHEDULE value */
                    GET_MAINTENANCE_SCHEDULE = 24,

                    /** UPDATE_MAINTENANCE_SCHEDULE value */
                    UPDATE_MAINTENANCE_SCHEDULE = 25,

                    /** START_MAINTENANCE value */
                    START_MAINTENANCE = 26,

                    /** STOP_MAINTENANCE value */
                    STOP_MAINTENANCE = 27,

                    /** GET_QUOTA value */
                    GET_QUOTA = 28,

                    /** SET_QUOTA value */
                    SET_QUOTA = 29,

                    /** REMOVE_QUOTA value */
                    REMOVE_QUOTA = 30,

                    /** TEARDOWN value */
                    TEARDOWN = 31,

                    /** MARK_AGENT_GONE value */
                    MARK_AGENT_GONE = 32
                }

                /**
                 * Properties of a GetMetrics.
                 * @deprecated Use mesos.v1.master.Call.GetMetrics.$Properties instead.
                 */
                interface IGetMetrics extends mesos.v1.master.Call.GetMetrics.$Properties {
                }

                /** Represents a GetMetrics. */
                class GetMetrics {

                    /**
                     * Constructs a new GetMetrics.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.master.Call.GetMetrics.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** GetMetrics timeout. */
                    timeout?: (mesos.v1.DurationInfo.$Properties|null);

                    /**
                     * Creates a new GetMetrics instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns GetMetrics instance
                     */
                    static create(properties: mesos.v1.master.Call.GetMetrics.$Shape): mesos.v1.master.Call.GetMetrics & mesos.v1.master.Call.GetMetrics.$Shape;
                    static create(properties?: mesos.v1.master.Call.GetMetrics.$Properties): mesos.v1.master.Call.GetMetrics;

                    /**
                     * Encodes the specified GetMetrics message. Does not implicitly {@link mesos.v1.master.Call.GetMetrics.verify|verify} messages.
                     * @param message GetMetrics message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.master.Call.GetMetrics.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a GetMetrics message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.master.Call.GetMetrics & mesos.v1.master.Call.GetMetrics.$Shape} GetMetrics
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.master.Call.GetMetrics & mesos.v1.master.Call.GetMetrics.$Shape;
                }

                namespace GetMetrics {

                    /** Properties of a GetMetrics. */
                    interface $Properties {

                        /** GetMetrics timeout */
                        timeout?: (mesos.v1.DurationInfo.$Properties|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a GetMetrics. */
                    type $Shape = mesos.v1.master.Call.GetMetrics.$Properties;
                }

                /**
                 * Properties of a Teardown.
                 * @deprecated Use mesos.v1.master.Call.Teardown.$Properties instead.
                 */
                interface ITeardown extends mesos.v1.master.Call.Teardown.$Properties {
                }

                /** Represents a Teardown. */
                class Teardown {

                    /**
                     * Constructs a new Teardown.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.master.Call.Teardown.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** Teardown framework_id. */
                    framework_id: mesos.v1.FrameworkID.$Properties;

                    /**
                     * Creates a new Teardown instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns Teardown instance
                     */
                    static create(properties: mesos.v1.master.Call.Teardown.$Shape): mesos.v1.master.Call.Teardown & mesos.v1.master.Call.Teardown.$Shape;
                    static create(properties?: mesos.v1.master.Call.Teardown.$Properties): mesos.v1.master.Call.Teardown;

                    /**
                     * Encodes the specified Teardown message. Does not implicitly {@link mesos.v1.master.Call.Teardown.verify|verify} messages.
                     * @param message Teardown message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.master.Call.Teardown.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a Teardown message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.master.Call.Teardown & mesos.v1.master.Call.Teardown.$Shape} Teardown
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.master.Call.Teardown & mesos.v1.master.Call.Teardown.$Shape;
                }

                namespace Teardown {

                    /** Properties of a Teardown. */
                    interface $Properties {

                        /** Teardown framework_id */
                        framework_id: mesos.v1.FrameworkID.$Properties;

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a Teardown. */
                    type $Shape = mesos.v1.master.Call.Teardown.$Properties;
                }

                /**
                 * Properties of a MarkAgentGone.
                 * @deprecated Use mesos.v1.master.Call.MarkAgentGone.$Properties instead.
                 */
                interface IMarkAgentGone extends mesos.v1.master.Call.MarkAgentGone.$Properties {
                }

                /** Represents a MarkAgentGone. */
                class MarkAgentGone {

                    /**
                     * Constructs a new MarkAgentGone.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.master.Call.MarkAgentGone.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** MarkAgentGone agent_id. */
                    agent_id: mesos.v1.AgentID.$Properties;

                    /**
                     * Creates a new MarkAgentGone instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns MarkAgentGone instance
                     */
                    static create(properties: mesos.v1.master.Call.MarkAgentGone.$Shape): mesos.v1.master.Call.MarkAgentGone & mesos.v1.master.Call.MarkAgentGone.$Shape;
                    static create(properties?: mesos.v1.master.Call.MarkAgentGone.$Properties): mesos.v1.master.Call.MarkAgentGone;

                    /**
                     * Encodes the specified MarkAgentGone message. Does not implicitly {@link mesos.v1.master.Call.MarkAgentGone.verify|verify} messages.
                     * @param message MarkAgentGone message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.master.Call.MarkAgentGone.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a MarkAgentGone message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.master.Call.MarkAgentGone & mesos.v1.master.Call.MarkAgentGone.$Shape} MarkAgentGone
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.master.Call.MarkAgentGone & mesos.v1.master.Call.MarkAgentGone.$Shape;
                }

                namespace MarkAgentGone {

                    /** Properties of a MarkAgentGone. */
                    interface $Properties {

                        /** MarkAgentGone agent_id */
                        agent_id: mesos.v1.AgentID.$Properties;

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a MarkAgentGone. */
                    type $Shape = mesos.v1.master.Call.MarkAgentGone.$Properties;
                }
            }

            /**
             * Properties of a Response.
             * @deprecated Use mesos.v1.master.Response.$Properties instead.
             */
            interface IResponse extends mesos.v1.master.Response.$Properties {
            }

            /** Represents a Response. */
            class Response {

                /**
                 * Constructs a new Response.
                 * @param [properties] Properties to set
                 */
                constructor(properties?: mesos.v1.master.Response.$Properties);

                /** Unknown fields preserved while decoding when enabled */
                $unknowns?: Uint8Array[];

                /** Response type. */
                type: mesos.v1.master.Response.Type;

                /** Response get_health. */
                get_health?: (mesos.v1.master.Response.GetHealth.$Properties|null);

                /** Response get_flags. */
                get_flags?: (mesos.v1.master.Response.GetFlags.$Properties|null);

                /** Response get_version. */
                get_version?: (mesos.v1.master.Response.GetVersion.$Properties|null);

                /** Response get_metrics. */
                get_metrics?: (mesos.v1.master.Response.GetMetrics.$Properties|null);

                /** Response get_state. */
                get_state?: (mesos.v1.master.Response.GetState.$Properties|null);

                /** Response get_agents. */
                get_agents?: (mesos.v1.master.Response.GetAgents.$Properties|null);

                /** Response get_frameworks. */
                get_frameworks?: (mesos.v1.master.Response.GetFrameworks.$Properties|null);

                /** Response get_executors. */
                get_executors?: (mesos.v1.master.Response.GetExecutors.$Properties|null);

                /** Response get_tasks. */
                get_tasks?: (mesos.v1.master.Response.GetTasks.$Properties|null);

                /** Response get_roles. */
                get_roles?: (mesos.v1.master.Response.GetRoles.$Properties|null);

                /** Response get_master. */
                get_master?: (mesos.v1.master.Response.GetMaster.$Properties|null);

                /**
                 * Creates a new Response instance using the specified properties.
                 * @param [properties] Properties to set
                 * @returns Response instance
                 */
                static create(properties: mesos.v1.master.Response.$Shape): mesos.v1.master.Response & mesos.v1.master.Response.$Shape;
                static create(properties?: mesos.v1.master.Response.$Properties): mesos.v1.master.Response;

                /**
                 * Encodes the specified Response message. Does not implicitly {@link mesos.v1.master.Response.verify|verify} messages.
                 * @param message Response message or plain object to encode
                 * @param [writer] Writer to encode to
                 * @returns Writer
                 */
                static encode(message: mesos.v1.master.Response.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                /**
                 * Decodes a Response message from the specified reader or buffer.
                 * @param reader Reader or buffer to decode from
                 * @param [length] Message length if known beforehand
                 * @returns {mesos.v1.master.Response & mesos.v1.master.Response.$Shape} Response
                 * @throws {Error} If the payload is not a reader or valid buffer
                 * @throws {$protobuf.util.ProtocolError} If required fields are missing
                 */
                static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.master.Response & mesos.v1.master.Response.$Shape;
            }

            namespace Response {

                /** Properties of a Response. */
                interface $Properties {

                    /** Response type */
                    type?: (mesos.v1.master.Response.Type|null);

                    /** Response get_health */
                    get_health?: (mesos.v1.master.Response.GetHealth.$Properties|null);

                    /** Response get_flags */
                    get_flags?: (mesos.v1.master.Response.GetFlags.$Properties|null);

                    /** Response get_version */
                    get_version?: (mesos.v1.master.Response.GetVersion.$Properties|null);

                    /** Response get_metrics */
                    get_metrics?: (mesos.v1.master.Response.GetMetrics.$Properties|null);

                    /** Response get_state */
                    get_state?: (mesos.v1.master.Response.GetState.$Properties|null);

                    /** Response get_agents */
                    get_agents?: (mesos.v1.master.Response.GetAgents.$Properties|null);

                    /** Response get_frameworks */
                    get_frameworks?: (mesos.v1.master.Response.GetFrameworks.$Properties|null);

                    /** Response get_executors */
                    get_executors?: (mesos.v1.master.Response.GetExecutors.$Properties|null);

                    /** Response get_tasks */
                    get_tasks?: (mesos.v1.master.Response.GetTasks.$Properties|null);

                    /** Response get_roles */
                    get_roles?: (mesos.v1.master.Response.GetRoles.$Properties|null);

                    /** Response get_master */
                    get_master?: (mesos.v1.master.Response.GetMaster.$Properties|null);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];
                }

                /** Shape of a Response. */
                type $Shape = mesos.v1.master.Response.$Properties;

                /** Type enum. */
                enum Type {

                    /** UNKNOWN value */
                    UNKNOWN = 0,

                    /** GET_HEALTH value */
                    GET_HEALTH = 1,

                    /** GET_FLAGS value */
                    GET_FLAGS = 2,

                    /** GET_VERSION value */
                    GET_VERSION = 3,

                    /** GET_METRICS value */
                    GET_METRICS = 4,

                    /** GET_LOGGING_LEVEL value */
                    GET_LOGGING_LEVEL = 5,

                    /** LIST_FILES value */
                    LIST_FILES = 6,

                    /** READ_FILE value */
                    READ_FILE = 7,

                    /** GET_STATE value */
                    GET_STATE = 8,

                    /** GET_AGENTS value */
                    GET_AGENTS = 9,

                    /** GET_FRAMEWORKS value */
                    GET_FRAMEWORKS = 10,

                    /** GET_EXECUTORS value */
                    GET_EXECUTORS = 11,

                    /** GET_TASKS value */
                    GET_TASKS = 12,

                    /** GET_ROLES value */
                    GET_ROLES = 13,

                    /** GET_WEIGHTS value */
                    GET_WEIGHTS = 14,

                    /** GET_MASTER value */
                    GET_MASTER = 15,

                    /** GET_MAINTENANCE_STATUS value */
                    GET_MAINTENANCE_STATUS = 16,

                    /** GET_MAINTENANCE_SCHEDULE value */
                    GET_MAINTENANCE_SCHEDULE = 17,

                    /** GET_QUOTA value */
                    GET_QUOTA = 18
                }

                /**
                 * Properties of a GetHealth.
                 * @deprecated Use mesos.v1.master.Response.GetHealth.$Properties instead.
                 */
                interface IGetHealth extends mesos.v1.master.Response.GetHealth.$Properties {
                }

                /** Represents a GetHealth. */
                class GetHealth {

                    /**
                     * Constructs a new GetHealth.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.master.Response.GetHealth.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** GetHealth healthy. */
                    healthy: boolean;

                    /**
                     * Creates a new GetHealth instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns GetHealth instance
                     */
                    static create(properties: mesos.v1.master.Response.GetHealth.$Shape): mesos.v1.master.Response.GetHealth & mesos.v1.master.Response.GetHealth.$Shape;
                    static create(properties?: mesos.v1.master.Response.GetHealth.$Properties): mesos.v1.master.Response.GetHealth;

                    /**
                     * Encodes the specified GetHealth message. Does not implicitly {@link mesos.v1.master.Response.GetHealth.verify|verify} messages.
                     * @param message GetHealth message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.master.Response.GetHealth.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a GetHealth message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.master.Response.GetHealth & mesos.v1.master.Response.GetHealth.$Shape} GetHealth
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.master.Response.GetHealth & mesos.v1.master.Response.GetHealth.$Shape;
                }

                namespace GetHealth {

                    /** Properties of a GetHealth. */
                    interface $Properties {

                        /** GetHealth healthy */
                        healthy: boolean;

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a GetHealth. */
                    type $Shape = mesos.v1.master.Response.GetHealth.$Properties;
                }

                /**
                 * Properties of a GetFlags.
                 * @deprecated Use mesos.v1.master.Response.GetFlags.$Properties instead.
                 */
                interface IGetFlags extends mesos.v1.master.Response.GetFlags.$Properties {
                }

                /** Represents a GetFlags. */
                class GetFlags {

                    /**
                     * Constructs a new GetFlags.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.master.Response.GetFlags.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** GetFlags flags. */
                    flags: mesos.v1.Flag.$Properties[];

                    /**
                     * Creates a new GetFlags instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns GetFlags instance
                     */
                    static create(properties: mesos.v1.master.Response.GetFlags.$Shape): mesos.v1.master.Response.GetFlags & mesos.v1.master.Response.GetFlags.$Shape;
                    static create(properties?: mesos.v1.master.Response.GetFlags.$Properties): mesos.v1.master.Response.GetFlags;

                    /**
                     * Encodes the specified GetFlags message. Does not implicitly {@link mesos.v1.master.Response.GetFlags.verify|verify} messages.
                     * @param message GetFlags message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.master.Response.GetFlags.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a GetFlags message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.master.Response.GetFlags & mesos.v1.master.Response.GetFlags.$Shape} GetFlags
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.master.Response.GetFlags & mesos.v1.master.Response.GetFlags.$Shape;
                }

                namespace GetFlags {

                    /** Properties of a GetFlags. */
                    interface $Properties {

                        /** GetFlags flags */
                        flags?: (mesos.v1.Flag.$Properties[]|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a GetFlags. */
                    type $Shape = mesos.v1.master.Response.GetFlags.$Properties;
                }

                /**
                 * Properties of a GetVersion.
                 * @deprecated Use mesos.v1.master.Response.GetVersion.$Properties instead.
                 */
                interface IGetVersion extends mesos.v1.master.Response.GetVersion.$Properties {
                }

                /** Represents a GetVersion. */
                class GetVersion {

                    /**
                     * Constructs a new GetVersion.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.master.Response.GetVersion.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** GetVersion version_info. */
                    version_info: mesos.v1.VersionInfo.$Properties;

                    /**
                     * Creates a new GetVersion instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns GetVersion instance
                     */
                    static create(properties: mesos.v1.master.Response.GetVersion.$Shape): mesos.v1.master.Response.GetVersion & mesos.v1.master.Response.GetVersion.$Shape;
                    static create(properties?: mesos.v1.master.Response.GetVersion.$Properties): mesos.v1.master.Response.GetVersion;

                    /**
                     * Encodes the specified GetVersion message. Does not implicitly {@link mesos.v1.master.Response.GetVersion.verify|verify} messages.
                     * @param message GetVersion message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.master.Response.GetVersion.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a GetVersion message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.master.Response.GetVersion & mesos.v1.master.Response.GetVersion.$Shape} GetVersion
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.master.Response.GetVersion & mesos.v1.master.Response.GetVersion.$Shape;
                }

                namespace GetVersion {

                    /** Properties of a GetVersion. */
                    interface $Properties {

                        /** GetVersion version_info */
                        version_info: mesos.v1.VersionInfo.$Properties;

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a GetVersion. */
                    type $Shape = mesos.v1.master.Response.GetVersion.$Properties;
                }

                /**
                 * Properties of a GetMetrics.
                 * @deprecated Use mesos.v1.master.Response.GetMetrics.$Properties instead.
                 */
                interface IGetMetrics extends mesos.v1.master.Response.GetMetrics.$Properties {
                }

                /** Represents a GetMetrics. */
                class GetMetrics {

                    /**
                     * Constructs a new GetMetrics.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.master.Response.GetMetrics.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** GetMetrics metrics. */
                    metrics: mesos.v1.Metric.$Properties[];

                    /**
                     * Creates a new GetMetrics instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns GetMetrics instance
                     */
                    static create(properties: mesos.v1.master.Response.GetMetrics.$Shape): mesos.v1.master.Response.GetMetrics & mesos.v1.master.Response.GetMetrics.$Shape;
                    static create(properties?: mesos.v1.master.Response.GetMetrics.$Properties): mesos.v1.master.Response.GetMetrics;

                    /**
                     * Encodes the specified GetMetrics message. Does not implicitly {@link mesos.v1.master.Response.GetMetrics.verify|verify} messages.
                     * @param message GetMetrics message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.master.Response.GetMetrics.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a GetMetrics message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.master.Response.GetMetrics & mesos.v1.master.Response.GetMetrics.$Shape} GetMetrics
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.master.Response.GetMetrics & mesos.v1.master.Response.GetMetrics.$Shape;
                }

                namespace GetMetrics {

                    /** Properties of a GetMetrics. */
                    interface $Properties {

                        /** GetMetrics metrics */
                        metrics?: (mesos.v1.Metric.$Properties[]|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a GetMetrics. */
                    type $Shape = mesos.v1.master.Response.GetMetrics.$Properties;
                }

                /**
                 * Properties of a GetState.
                 * @deprecated Use mesos.v1.master.Response.GetState.$Properties instead.
                 */
                interface IGetState extends mesos.v1.master.Response.GetState.$Properties {
                }

                /** Represents a GetState. */
                class GetState {

                    /**
                     * Constructs a new GetState.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.master.Response.GetState.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** GetState get_tasks. */
                    get_tasks?: (mesos.v1.master.Response.GetTasks.$Properties|null);

                    /** GetState get_executors. */
                    get_executors?: (mesos.v1.master.Response.GetExecutors.$Properties|null);

                    /** GetState get_frameworks. */
                    get_frameworks?: (mesos.v1.master.Response.GetFrameworks.$Properties|null);

                    /** GetState get_agents. */
                    get_agents?: (mesos.v1.master.Response.GetAgents.$Properties|null);

                    /**
                     * Creates a new GetState instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns GetState instance
                     */
                    static create(properties: mesos.v1.master.Response.GetState.$Shape): mesos.v1.master.Response.GetState & mesos.v1.master.Response.GetState.$Shape;
                    static create(properties?: mesos.v1.master.Response.GetState.$Properties): mesos.v1.master.Response.GetState;

                    /**
                     * Encodes the specified GetState message. Does not implicitly {@link mesos.v1.master.Response.GetState.verify|verify} messages.
                     * @param message GetState message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.master.Response.GetState.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a GetState message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.master.Response.GetState & mesos.v1.master.Response.GetState.$Shape} GetState
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.master.Response.GetState & mesos.v1.master.Response.GetState.$Shape;
                }

                namespace GetState {

                    /** Properties of a GetState. */
                    interface $Properties {

                        /** GetState get_tasks */
                        get_tasks?: (mesos.v1.master.Response.GetTasks.$Properties|null);

                        /** GetState get_executors */
                        get_executors?: (mesos.v1.master.Response.GetExecutors.$Properties|null);

                        /** GetState get_frameworks */
                        get_frameworks?: (mesos.v1.master.Response.GetFrameworks.$Properties|null);

                        /** GetState get_agents */
                        get_agents?: (mesos.v1.master.Response.GetAgents.$Properties|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a GetState. */
                    type $Shape = mesos.v1.master.Response.GetState.$Properties;
                }

                /**
                 * Properties of a GetAgents.
                 * @deprecated Use mesos.v1.master.Response.GetAgents.$Properties instead.
                 */
                interface IGetAgents extends mesos.v1.master.Response.GetAgents.$Properties {
                }

                /** Represents a GetAgents. */
                class GetAgents {

                    /**
                     * Constructs a new GetAgents.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.master.Response.GetAgents.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** GetAgents agents. */
                    agents: mesos.v1.master.Response.GetAgents.Agent.$Properties[];

                    /** GetAgents recovered_agents. */
                    recovered_agents: mesos.v1.AgentInfo.$Properties[];

                    /**
                     * Creates a new GetAgents instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns GetAgents instance
                     */
                    static create(properties: mesos.v1.master.Response.GetAgents.$Shape): mesos.v1.master.Response.GetAgents & mesos.v1.master.Response.GetAgents.$Shape;
                    static create(properties?: mesos.v1.master.Response.GetAgents.$Properties): mesos.v1.master.Response.GetAgents;

                    /**
                     * Encodes the specified GetAgents message. Does not implicitly {@link mesos.v1.master.Response.GetAgents.verify|verify} messages.
                     * @param message GetAgents message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.master.Response.GetAgents.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a GetAgents message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.master.Response.GetAgents & mesos.v1.master.Response.GetAgents.$Shape} GetAgents
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.master.Response.GetAgents & mesos.v1.master.Response.GetAgents.$Shape;
                }

                namespace GetAgents {

                    /** Properties of a GetAgents. */
                    interface $Properties {

                        /** GetAgents agents */
                        agents?: (mesos.v1.master.Response.GetAgents.Agent.$Properties[]|null);

                        /** GetAgents recovered_agents */
                        recovered_agents?: (mesos.v1.AgentInfo.$Properties[]|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a GetAgents. */
                    type $Shape = mesos.v1.master.Response.GetAgents.$Properties;

                    /**
                     * Properties of an Agent.
                     * @deprecated Use mesos.v1.master.Response.GetAgents.Agent.$Properties instead.
                     */
                    interface IAgent extends mesos.v1.master.Response.GetAgents.Agent.$Properties {
                    }

                    /** Represents an Agent. */
                    class Agent {

                        /**
                         * Constructs a new Agent.
                         * @param [properties] Properties to set
                         */
                        constructor(properties?: mesos.v1.master.Response.GetAgents.Agent.$Properties);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];

                        /** Agent agent_info. */
                        agent_info: mesos.v1.AgentInfo.$Properties;

                        /** Agent active. */
                        active: boolean;

                        /** Agent deactivated. */
                        deactivated: boolean;

                        /** Agent version. */
                        version: string;

                        /** Agent pid. */
                        pid: string;

                        /** Agent registered_time. */
                        registered_time?: (mesos.v1.TimeInfo.$Properties|null);

                        /** Agent reregistered_time. */
                        reregistered_time?: (mesos.v1.TimeInfo.$Properties|null);

                        /** Agent total_resources. */
                        total_resources: mesos.v1.Resource.$Properties[];

                        /** Agent allocated_resources. */
                        allocated_resources: mesos.v1.Resource.$Properties[];

                        /** Agent offered_resources. */
                        offered_resources: mesos.v1.Resource.$Properties[];

                        /** Agent capabilities. */
                        capabilities: mesos.v1.AgentInfo.Capability.$Properties[];

                        /**
                         * Creates a new Agent instance using the specified properties.
                         * @param [properties] Properties to set
                         * @returns Agent instance
                         */
                        static create(properties: mesos.v1.master.Response.GetAgents.Agent.$Shape): mesos.v1.master.Response.GetAgents.Agent & mesos.v1.master.Response.GetAgents.Agent.$Shape;
                        static create(properties?: mesos.v1.master.Response.GetAgents.Agent.$Properties): mesos.v1.master.Response.GetAgents.Agent;

                        /**
                         * Encodes the specified Agent message. Does not implicitly {@link mesos.v1.master.Response.GetAgents.Agent.verify|verify} messages.
                         * @param message Agent message or plain object to encode
                         * @param [writer] Writer to encode to
                         * @returns Writer
                         */
                        static encode(message: mesos.v1.master.Response.GetAgents.Agent.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                        /**
                         * Decodes an Agent message from the specified reader or buffer.
                         * @param reader Reader or buffer to decode from
                         * @param [length] Message length if known beforehand
                         * @returns {mesos.v1.master.Response.GetAgents.Agent & mesos.v1.master.Response.GetAgents.Agent.$Shape} Agent
                         * @throws {Error} If the payload is not a reader or valid buffer
                         * @throws {$protobuf.util.ProtocolError} If required fields are missing
                         */
                        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.master.Response.GetAgents.Agent & mesos.v1.master.Response.GetAgents.Agent.$Shape;
                    }

                    namespace Agent {

                        /** Properties of an Agent. */
                        interface $Properties {

                            /** Agent agent_info */
                            agent_info: mesos.v1.AgentInfo.$Properties;

                            /** Agent active */
                            active: boolean;

                            /** Agent deactivated */
                            deactivated?: (boolean|null);

                            /** Agent version */
                            version: string;

                            /** Agent pid */
                            pid?: (string|null);

                            /** Agent registered_time */
                            registered_time?: (mesos.v1.TimeInfo.$Properties|null);

                            /** Agent reregistered_time */
                            reregistered_time?: (mesos.v1.TimeInfo.$Properties|null);

                            /** Agent total_resources */
                            total_resources?: (mesos.v1.Resource.$Properties[]|null);

                            /** Agent allocated_resources */
                            allocated_resources?: (mesos.v1.Resource.$Properties[]|null);

                            /** Agent offered_resources */
                            offered_resources?: (mesos.v1.Resource.$Properties[]|null);

                            /** Agent capabilities */
                            capabilities?: (mesos.v1.AgentInfo.Capability.$Properties[]|null);

                            /** Unknown fields preserved while decoding when enabled */
                            $unknowns?: Uint8Array[];
                        }

                        /** Shape of an Agent. */
                        type $Shape = mesos.v1.master.Response.GetAgents.Agent.$Properties;
                    }
                }

                /**
                 * Properties of a GetFrameworks.
                 * @deprecated Use mesos.v1.master.Response.GetFrameworks.$Properties instead.
                 */
                interface IGetFrameworks extends mesos.v1.master.Response.GetFrameworks.$Properties {
                }

                /** Represents a GetFrameworks. */
                class GetFrameworks {

                    /**
                     * Constructs a new GetFrameworks.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.master.Response.GetFrameworks.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** GetFrameworks frameworks. */
                    frameworks: mesos.v1.master.Response.GetFrameworks.Framework.$Properties[];

                    /** GetFrameworks completed_frameworks. */
                    completed_frameworks: mesos.v1.master.Response.GetFrameworks.Framework.$Properties[];

                    /** GetFrameworks recovered_frameworks. */
                    recovered_frameworks: mesos.v1.FrameworkInfo.$Properties[];

                    /**
                     * Creates a new GetFrameworks instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns GetFrameworks instance
                     */
                    static create(properties: mesos.v1.master.Response.GetFrameworks.$Shape): mesos.v1.master.Response.GetFrameworks & mesos.v1.master.Response.GetFrameworks.$Shape;
                    static create(properties?: mesos.v1.master.Response.GetFrameworks.$Properties): mesos.v1.master.Response.GetFrameworks;

                    /**
                     * Encodes the specified GetFrameworks message. Does not implicitly {@link mesos.v1.master.Response.GetFrameworks.verify|verify} messages.
                     * @param message GetFrameworks message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.master.Response.GetFrameworks.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a GetFrameworks message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.master.Response.GetFrameworks & mesos.v1.master.Response.GetFrameworks.$Shape} GetFrameworks
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.master.Response.GetFrameworks & mesos.v1.master.Response.GetFrameworks.$Shape;
                }

                namespace GetFrameworks {

                    /** Properties of a GetFrameworks. */
                    interface $Properties {

                        /** GetFrameworks frameworks */
                        frameworks?: (mesos.v1.master.Response.GetFrameworks.Framework.$Properties[]|null);

                        /** GetFrameworks completed_frameworks */
                        completed_frameworks?: (mesos.v1.master.Response.GetFrameworks.Framework.$Properties[]|null);

                        /** GetFrameworks recovered_frameworks */
                        recovered_frameworks?: (mesos.v1.FrameworkInfo.$Properties[]|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a GetFrameworks. */
                    type $Shape = mesos.v1.master.Response.GetFrameworks.$Properties;

                    /**
                     * Properties of a Framework.
                     * @deprecated Use mesos.v1.master.Response.GetFrameworks.Framework.$Properties instead.
                     */
                    interface IFramework extends mesos.v1.master.Response.GetFrameworks.Framework.$Properties {
                    }

                    /** Represents a Framework. */
                    class Framework {

                        /**
                         * Constructs a new Framework.
                         * @param [properties] Properties to set
                         */
                        constructor(properties?: mesos.v1.master.Response.GetFrameworks.Framework.$Properties);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];

                        /** Framework framework_info. */
                        framework_info: mesos.v1.FrameworkInfo.$Properties;

                        /** Framework active. */
                        active: boolean;

                        /** Framework connected. */
                        connected: boolean;

                        /** Framework recovered. */
                        recovered: boolean;

                        /** Framework registered_time. */
                        registered_time?: (mesos.v1.TimeInfo.$Properties|null);

                        /** Framework reregistered_time. */
                        reregistered_time?: (mesos.v1.TimeInfo.$Properties|null);

                        /** Framework unregistered_time. */
                        unregistered_time?: (mesos.v1.TimeInfo.$Properties|null);

                        /** Framework offers. */
                        offers: mesos.v1.Offer.$Properties[];

                        /** Framework inverse_offers. */
                        inverse_offers: mesos.v1.InverseOffer.$Properties[];

                        /** Framework allocated_resources. */
                        allocated_resources: mesos.v1.Resource.$Properties[];

                        /** Framework offered_resources. */
                        offered_resources: mesos.v1.Resource.$Properties[];

                        /**
                         * Creates a new Framework instance using the specified properties.
                         * @param [properties] Properties to set
                         * @returns Framework instance
                         */
                        static create(properties: mesos.v1.master.Response.GetFrameworks.Framework.$Shape): mesos.v1.master.Response.GetFrameworks.Framework & mesos.v1.master.Response.GetFrameworks.Framework.$Shape;
                        static create(properties?: mesos.v1.master.Response.GetFrameworks.Framework.$Properties): mesos.v1.master.Response.GetFrameworks.Framework;

                        /**
                         * Encodes the specified Framework message. Does not implicitly {@link mesos.v1.master.Response.GetFrameworks.Framework.verify|verify} messages.
                         * @param message Framework message or plain object to encode
                         * @param [writer] Writer to encode to
                         * @returns Writer
                         */
                        static encode(message: mesos.v1.master.Response.GetFrameworks.Framework.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                        /**
                         * Decodes a Framework message from the specified reader or buffer.
                         * @param reader Reader or buffer to decode from
                         * @param [length] Message length if known beforehand
                         * @returns {mesos.v1.master.Response.GetFrameworks.Framework & mesos.v1.master.Response.GetFrameworks.Framework.$Shape} Framework
                         * @throws {Error} If the payload is not a reader or valid buffer
                         * @throws {$protobuf.util.ProtocolError} If required fields are missing
                         */
                        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.master.Response.GetFrameworks.Framework & mesos.v1.master.Response.GetFrameworks.Framework.$Shape;
                    }

                    namespace Framework {

                        /** Properties of a Framework. */
                        interface $Properties {

                            /** Framework framework_info */
                            framework_info: mesos.v1.FrameworkInfo.$Properties;

                            /** Framework active */
                            active: boolean;

                            /** Framework connected */
                            connected: boolean;

                            /** Framework recovered */
                            recovered: boolean;

                            /** Framework registered_time */
                            registered_time?: (mesos.v1.TimeInfo.$Properties|null);

                            /** Framework reregistered_time */
                            reregistered_time?: (mesos.v1.TimeInfo.$Properties|null);

                            /** Framework unregistered_time */
                            unregistered_time?: (mesos.v1.TimeInfo.$Properties|null);

                            /** Framework offers */
                            offers?: (mesos.v1.Offer.$Properties[]|null);

                            /** Framework inverse_offers */
                            inverse_offers?: (mesos.v1.InverseOffer.$Properties[]|null);

                            /** Framework allocated_resources */
                            allocated_resources?: (mesos.v1.Resource.$Properties[]|null);

                            /** Framework offered_resources */
                            offered_resources?: (mesos.v1.Resource.$Properties[]|null);

                            /** Unknown fields preserved while decoding when enabled */
                            $unknowns?: Uint8Array[];
                        }

                        /** Shape of a Framework. */
                        type $Shape = mesos.v1.master.Response.GetFrameworks.Framework.$Properties;
                    }
                }

                /**
                 * Properties of a GetExecutors.
                 * @deprecated Use mesos.v1.master.Response.GetExecutors.$Properties instead.
                 */
                interface IGetExecutors extends mesos.v1.master.Response.GetExecutors.$Properties {
                }

                /** Represents a GetExecutors. */
                class GetExecutors {

                    /**
                     * Constructs a new GetExecutors.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.master.Response.GetExecutors.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** GetExecutors executors. */
                    executors: mesos.v1.master.Response.GetExecutors.Executor.$Properties[];

                    /** GetExecutors orphan_executors. */
                    orphan_executors: mesos.v1.master.Response.GetExecutors.Executor.$Properties[];

                    /**
                     * Creates a new GetExecutors instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns GetExecutors instance
                     */
                    static create(properties: mesos.v1.master.Response.GetExecutors.$Shape): mesos.v1.master.Response.GetExecutors & mesos.v1.master.Response.GetExecutors.$Shape;
                    static create(properties?: mesos.v1.master.Response.GetExecutors.$Properties): mesos.v1.master.Response.GetExecutors;

                    /**
                     * Encodes the specified GetExecutors message. Does not implicitly {@link mesos.v1.master.Response.GetExecutors.verify|verify} messages.
                     * @param message GetExecutors message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.master.Response.GetExecutors.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a GetExecutors message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.master.Response.GetExecutors & mesos.v1.master.Response.GetExecutors.$Shape} GetExecutors
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.master.Response.GetExecutors & mesos.v1.master.Response.GetExecutors.$Shape;
                }

                namespace GetExecutors {

                    /** Properties of a GetExecutors. */
                    interface $Properties {

                        /** GetExecutors executors */
                        executors?: (mesos.v1.master.Response.GetExecutors.Executor.$Properties[]|null);

                        /** GetExecutors orphan_executors */
                        orphan_executors?: (mesos.v1.master.Response.GetExecutors.Executor.$Properties[]|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a GetExecutors. */
                    type $Shape = mesos.v1.master.Response.GetExecutors.$Properties;

                    /**
                     * Properties of an Executor.
                     * @deprecated Use mesos.v1.master.Response.GetExecutors.Executor.$Properties instead.
                     */
                    interface IExecutor extends mesos.v1.master.Response.GetExecutors.Executor.$Properties {
                    }

                    /** Represents an Executor. */
                    class Executor {

                        /**
                         * Constructs a new Executor.
                         * @param [properties] Properties to set
                         */
                        constructor(properties?: mesos.v1.master.Response.GetExecutors.Executor.$Properties);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];

                        /** Executor executor_info. */
                        executor_info: mesos.v1.ExecutorInfo.$Properties;

                        /** Executor agent_id. */
                        agent_id: mesos.v1.AgentID.$Properties;

                        /**
                         * Creates a new Executor instance using the specified properties.
                         * @param [properties] Properties to set
                         * @returns Executor instance
                         */
                        static create(properties: mesos.v1.master.Response.GetExecutors.Executor.$Shape): mesos.v1.master.Response.GetExecutors.Executor & mesos.v1.master.Response.GetExecutors.Executor.$Shape;
                        static create(properties?: mesos.v1.master.Response.GetExecutors.Executor.$Properties): mesos.v1.master.Response.GetExecutors.Executor;

                        /**
                         * Encodes the specified Executor message. Does not implicitly {@link mesos.v1.master.Response.GetExecutors.Executor.verify|verify} messages.
                         * @param message Executor message or plain object to encode
                         * @param [writer] Writer to encode to
                         * @returns Writer
                         */
                        static encode(message: mesos.v1.master.Response.GetExecutors.Executor.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                        /**
                         * Decodes an Executor message from the specified reader or buffer.
                         * @param reader Reader or buffer to decode from
                         * @param [length] Message length if known beforehand
                         * @returns {mesos.v1.master.Response.GetExecutors.Executor & mesos.v1.master.Response.GetExecutors.Executor.$Shape} Executor
                         * @throws {Error} If the payload is not a reader or valid buffer
                         * @throws {$protobuf.util.ProtocolError} If required fields are missing
                         */
                        static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.master.Response.GetExecutors.Executor & mesos.v1.master.Response.GetExecutors.Executor.$Shape;
                    }

                    namespace Executor {

                        /** Properties of an Executor. */
                        interface $Properties {

                            /** Executor executor_info */
                            executor_info: mesos.v1.ExecutorInfo.$Properties;

                            /** Executor agent_id */
                            agent_id: mesos.v1.AgentID.$Properties;

                            /** Unknown fields preserved while decoding when enabled */
                            $unknowns?: Uint8Array[];
                        }

                        /** Shape of an Executor. */
                        type $Shape = mesos.v1.master.Response.GetExecutors.Executor.$Properties;
                    }
                }

                /**
                 * Properties of a GetTasks.
                 * @deprecated Use mesos.v1.master.Response.GetTasks.$Properties instead.
                 */
                interface IGetTasks extends mesos.v1.master.Response.GetTasks.$Properties {
                }

                /** Represents a GetTasks. */
                class GetTasks {

                    /**
                     * Constructs a new GetTasks.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.master.Response.GetTasks.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** GetTasks pending_tasks. */
                    pending_tasks: mesos.v1.Task.$Properties[];

                    /** GetTasks tasks. */
                    tasks: mesos.v1.Task.$Properties[];

                    /** GetTasks unreachable_tasks. */
                    unreachable_tasks: mesos.v1.Task.$Properties[];

                    /** GetTasks completed_tasks. */
                    completed_tasks: mesos.v1.Task.$Properties[];

                    /** GetTasks orphan_tasks. */
                    orphan_tasks: mesos.v1.Task.$Properties[];

                    /**
                     * Creates a new GetTasks instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns GetTasks instance
                     */
                    static create(properties: mesos.v1.master.Response.GetTasks.$Shape): mesos.v1.master.Response.GetTasks & mesos.v1.master.Response.GetTasks.$Shape;
                    static create(properties?: mesos.v1.master.Response.GetTasks.$Properties): mesos.v1.master.Response.GetTasks;

                    /**
                     * Encodes the specified GetTasks message. Does not implicitly {@link mesos.v1.master.Response.GetTasks.verify|verify} messages.
                     * @param message GetTasks message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.master.Response.GetTasks.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a GetTasks message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.master.Response.GetTasks & mesos.v1.master.Response.GetTasks.$Shape} GetTasks
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.master.Response.GetTasks & mesos.v1.master.Response.GetTasks.$Shape;
                }

                namespace GetTasks {

                    /** Properties of a GetTasks. */
                    interface $Properties {

                        /** GetTasks pending_tasks */
                        pending_tasks?: (mesos.v1.Task.$Properties[]|null);

                        /** GetTasks tasks */
                        tasks?: (mesos.v1.Task.$Properties[]|null);

                        /** GetTasks unreachable_tasks */
                        unreachable_tasks?: (mesos.v1.Task.$Properties[]|null);

                        /** GetTasks completed_tasks */
                        completed_tasks?: (mesos.v1.Task.$Properties[]|null);

                        /** GetTasks orphan_tasks */
                        orphan_tasks?: (mesos.v1.Task.$Properties[]|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a GetTasks. */
                    type $Shape = mesos.v1.master.Response.GetTasks.$Properties;
                }

                /**
                 * Properties of a GetRoles.
                 * @deprecated Use mesos.v1.master.Response.GetRoles.$Properties instead.
                 */
                interface IGetRoles extends mesos.v1.master.Response.GetRoles.$Properties {
                }

                /** Represents a GetRoles. */
                class GetRoles {

                    /**
                     * Constructs a new GetRoles.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.master.Response.GetRoles.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** GetRoles roles. */
                    roles: mesos.v1.Role.$Properties[];

                    /**
                     * Creates a new GetRoles instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns GetRoles instance
                     */
                    static create(properties: mesos.v1.master.Response.GetRoles.$Shape): mesos.v1.master.Response.GetRoles & mesos.v1.master.Response.GetRoles.$Shape;
                    static create(properties?: mesos.v1.master.Response.GetRoles.$Properties): mesos.v1.master.Response.GetRoles;

                    /**
                     * Encodes the specified GetRoles message. Does not implicitly {@link mesos.v1.master.Response.GetRoles.verify|verify} messages.
                     * @param message GetRoles message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.master.Response.GetRoles.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a GetRoles message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.master.Response.GetRoles & mesos.v1.master.Response.GetRoles.$Shape} GetRoles
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.master.Response.GetRoles & mesos.v1.master.Response.GetRoles.$Shape;
                }

                namespace GetRoles {

                    /** Properties of a GetRoles. */
                    interface $Properties {

                        /** GetRoles roles */
                        roles?: (mesos.v1.Role.$Properties[]|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a GetRoles. */
                    type $Shape = mesos.v1.master.Response.GetRoles.$Properties;
                }

                /**
                 * Properties of a GetMaster.
                 * @deprecated Use mesos.v1.master.Response.GetMaster.$Properties instead.
                 */
                interface IGetMaster extends mesos.v1.master.Response.GetMaster.$Properties {
                }

                /** Represents a GetMaster. */
                class GetMaster {

                    /**
                     * Constructs a new GetMaster.
                     * @param [properties] Properties to set
                     */
                    constructor(properties?: mesos.v1.master.Response.GetMaster.$Properties);

                    /** Unknown fields preserved while decoding when enabled */
                    $unknowns?: Uint8Array[];

                    /** GetMaster master_info. */
                    master_info?: (mesos.v1.MasterInfo.$Properties|null);

                    /** GetMaster start_time. */
                    start_time: number;

                    /** GetMaster elected_time. */
                    elected_time: number;

                    /**
                     * Creates a new GetMaster instance using the specified properties.
                     * @param [properties] Properties to set
                     * @returns GetMaster instance
                     */
                    static create(properties: mesos.v1.master.Response.GetMaster.$Shape): mesos.v1.master.Response.GetMaster & mesos.v1.master.Response.GetMaster.$Shape;
                    static create(properties?: mesos.v1.master.Response.GetMaster.$Properties): mesos.v1.master.Response.GetMaster;

                    /**
                     * Encodes the specified GetMaster message. Does not implicitly {@link mesos.v1.master.Response.GetMaster.verify|verify} messages.
                     * @param message GetMaster message or plain object to encode
                     * @param [writer] Writer to encode to
                     * @returns Writer
                     */
                    static encode(message: mesos.v1.master.Response.GetMaster.$Properties, writer?: $protobuf.Writer): $protobuf.Writer;

                    /**
                     * Decodes a GetMaster message from the specified reader or buffer.
                     * @param reader Reader or buffer to decode from
                     * @param [length] Message length if known beforehand
                     * @returns {mesos.v1.master.Response.GetMaster & mesos.v1.master.Response.GetMaster.$Shape} GetMaster
                     * @throws {Error} If the payload is not a reader or valid buffer
                     * @throws {$protobuf.util.ProtocolError} If required fields are missing
                     */
                    static decode(reader: ($protobuf.Reader|Uint8Array), length?: number): mesos.v1.master.Response.GetMaster & mesos.v1.master.Response.GetMaster.$Shape;
                }

                namespace GetMaster {

                    /** Properties of a GetMaster. */
                    interface $Properties {

                        /** GetMaster master_info */
                        master_info?: (mesos.v1.MasterInfo.$Properties|null);

                        /** GetMaster start_time */
                        start_time?: (number|null);

                        /** GetMaster elected_time */
                        elected_time?: (number|null);

                        /** Unknown fields preserved while decoding when enabled */
                        $unknowns?: Uint8Array[];
                    }

                    /** Shape of a GetMaster. */
                    type $Shape = mesos.v1.master.Response.GetMaster.$Properties;
                }
            }
        }
    }
}
