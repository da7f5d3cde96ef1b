import type { AgentLogApi } from '../../../protocol/agentLogApi.ts';
import type { AgentLogFollower } from '../../agentLog/agentLogFollower.ts';

/** OpenCode's own log, followed while somebody looks at it. */
export function agentLogArea(follower: AgentLogFollower): AgentLogApi {
  return {
    followAgentLog: ({ sessionId }) => follower.follow(sessionId),
    unfollowAgentLog: () => {
      follower.stop();
      return Promise.resolve();
    },
  };
}
