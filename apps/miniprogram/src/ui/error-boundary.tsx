import { View } from '@tarojs/components'
import { Component, type ReactNode } from 'react'
import { restart } from '../platform/navigation'
import { Button } from './button'
import { Icon } from './icon'
import { TelephoneButton } from './telephone-line'

interface State {
  readonly hasFailed: boolean
}

/** Catches what a page did not expect, so that nobody is left before a white screen. */
export class ErrorBoundary extends Component<{ readonly children: ReactNode }, State> {
  override state: State = { hasFailed: false }

  static getDerivedStateFromError(): State {
    return { hasFailed: true }
  }

  override componentDidCatch(error: unknown) {
    console.error('a page failed', error)
  }

  private readonly goHome = () => {
    this.setState({ hasFailed: false })
    restart('home/index')
  }

  override render() {
    if (!this.state.hasFailed) return this.props.children
    return (
      <View className="state">
        <View className="state-icon state-icon-trouble">
          <Icon name="alert" />
        </View>
        <View className="heading">这一页出了毛病</View>
        <View className="state-words">积分没有受影响。请回首页再进一次;还不行就打村里电话。</View>
        <View className="state-keys">
          <Button icon="home" onPress={this.goHome}>
            回首页
          </Button>
          <TelephoneButton />
        </View>
      </View>
    )
  }
}
